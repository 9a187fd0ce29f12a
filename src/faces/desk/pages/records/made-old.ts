/** Whose answers are old once an entry was written. */
import { listDuties, readMatrix, readMyDuties } from "../../../../platform/records/duties.contract.ts";
import { listEntries, readEntry, readFigures } from "../../../../platform/records/records.contract.ts";
import { readUnder } from "../../../../platform/records/under.contract.ts";

export const madeOld = [readUnder, listEntries, readEntry, readFigures, readMyDuties, listDuties, readMatrix];
