/** Code tables that this room's dialogs name. Pure. */
import type { CodeTable } from "../../../../kernel/code-table.ts";
import * as codes from "../guardianship-codes.contract.ts";

export const deskTables: ReadonlyMap<string, CodeTable> = new Map<string, CodeTable>(
  [
    codes.placementCodes,
    codes.placementEndCodes,
    codes.orderEntryCodes,
    codes.temporaryCodes,
    codes.longTermCodes,
    codes.determinedByCodes,
  ].map((table) => [table.name, table as CodeTable]),
);
