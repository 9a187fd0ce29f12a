/** Whose answers are old once an entry was written. */
import { listDuties, readMatrix, readMyDuties } from "../../../../platform/records/duties.contract.ts";
import { listEntries, readEntry, readFigures } from "../../../../platform/records/records.contract.ts";

export const madeOld = [listEntries, readEntry, readFigures, readMyDuties, listDuties, readMatrix];
