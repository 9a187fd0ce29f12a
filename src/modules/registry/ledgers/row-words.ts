/** What a row of a ledger says in each column: of some columns by its own fields, of the others by its cells. Pure; the desk reads it too. */
import * as codes from "../codes.contract.ts";
import type { ColumnKey } from "./ledger-views.ts";
import type { LedgerRow } from "./ledgers.contract.ts";

/** A row's own fields. */
export type RowHead = Omit<LedgerRow, "cells">;

const toldByHead: Partial<Record<ColumnKey, (row: RowHead) => string | null | undefined>> = {
  township: (row) => row.townshipName,
  village: (row) => row.villageName,
  name: (row) => row.name,
  sex: (row) => codes.sexCodes.label(row.sex as codes.SexCode),
  birthDate: (row) => row.birthDate,
  age: (row) => row.age?.toString(),
  citizenNo: (row) => row.citizenNoMasked,
  "guardian.phone": (row) => row.phoneMasked,
  since: (row) => row.since,
  categories: (row) => row.categories.map(({ label }) => label).join("、"),
  leavingCategory: (row) => row.leaving?.label,
  leavingOn: (row) => row.leaving?.on,
};

/** Columns whose words the row's own fields tell: a page does not send them a second time as cells. */
export function isToldByHead(column: ColumnKey): boolean {
  return column in toldByHead;
}

/** The words of a column that `isToldByHead`. */
export function wordsOfHead(row: RowHead, column: ColumnKey): string {
  return toldByHead[column]?.(row) ?? "";
}

/** The words of any column; empty where nothing is known. */
export function wordsOf(row: LedgerRow, column: string): string {
  return row.cells[column] ?? wordsOfHead(row, column as ColumnKey);
}
