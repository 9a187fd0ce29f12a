/** The tables by which somebody in a case is described. Pure. */
import type { CodeTable } from "../../../../../kernel/code-table.ts";
import { sexCodes } from "../../../../registry/codes.contract.ts";
import { personRoleCodes } from "../../case-codes.contract.ts";

export const personTables: ReadonlyMap<string, CodeTable> = new Map<string, CodeTable>([
  [personRoleCodes.name, personRoleCodes],
  [sexCodes.name, sexCodes],
]);
