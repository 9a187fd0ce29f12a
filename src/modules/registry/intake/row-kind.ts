/** Which rows of a ledger's table are children and which are not (CODES §2). */
import type { Cell } from "../../../platform/excel/sheet.ts";
import { type RowSorter, sortRows as sortTable } from "../../../platform/excel/tables/sort-rows.ts";
import type { FoundTable } from "./find-table.ts";

export function sortRows(table: FoundTable, headerCells: readonly (readonly Cell[])[]): RowSorter {
  return sortTable(table, headerCells, {
    identity: ["name", "citizenNo", "sex", "birthDate"],
    leading: ["seq", "township", "village"],
    name: "name",
    sex: "sex",
    number: "citizenNo",
  });
}
