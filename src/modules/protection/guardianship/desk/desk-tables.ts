/** Code tables that this room's dialogs name. Pure. */
import type { CodeTable } from "../../../../kernel/code-table.ts";
import { orderEntryCodes, placementCodes, placementEndCodes } from "../guardianship-codes.contract.ts";

export const deskTables: ReadonlyMap<string, CodeTable> = new Map<string, CodeTable>(
  [placementCodes, placementEndCodes, orderEntryCodes].map((table) => [table.name, table as CodeTable]),
);
