/** A file's sheets as they were found, remembered and confirmed. Stored with the batch; what may name a child is stored apart, sealed. Pure. */
import type { FoundTable } from "../intake/find-table.ts";
import { LEDGERS } from "../intake/ledger-columns.contract.ts";
import type { Ledger, LedgerFieldKey } from "../intake/ledger-fields.contract.ts";

export interface StoredColumn {
  readonly index: number;
  readonly heading: string;
  readonly field: LedgerFieldKey | null;
  readonly confidence: number;
  readonly source: "found" | "remembered" | "chosen";
}

export interface StoredSheet {
  readonly index: number;
  readonly name: string | null;
  readonly headerRows: readonly number[];
  readonly firstDataRow: number | null;
  readonly columns: readonly StoredColumn[];
  readonly township: string | null;
  /** As the titles or the sheet's name have it. */
  readonly village: string | null;
  readonly asOf: string | null;
  readonly rows: number;
  readonly rowsAreCounted: boolean;
  readonly chosen: boolean;
  readonly whyNot: string | null;
}

/** Of one sheet: texts above the table and a few rows. */
export interface SheetSample {
  readonly titleLines: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

export interface ImportedFile {
  readonly format: "xlsx" | "xls" | "csv";
  readonly sheets: readonly StoredSheet[];
  readonly samples: readonly SheetSample[];
  /** Rows over all sheets with a table, estimated where a sheet was not read to its end. */
  readonly rowsEstimated: number;
}

/** Mapped columns in file order: the order of the cells in a staged row. */
export function fieldsOf(sheet: StoredSheet): LedgerFieldKey[] {
  return sheet.columns.flatMap(({ field }) => (field === null ? [] : [field]));
}

/** The table as it shall be read; null for a sheet that nobody chose. */
export function tableOf(sheet: StoredSheet, titleLines: readonly string[]): FoundTable | null {
  if (!sheet.chosen || sheet.firstDataRow === null) return null;
  return {
    headerRows: sheet.headerRows,
    firstDataRow: sheet.firstDataRow,
    columns: sheet.columns.map(({ index, field, heading, confidence }) => ({
      index,
      field,
      heading,
      confidence,
    })),
    titleLines,
  };
}

/** What tells a sender's form from another: its headings in their order. */
export function headingSignature(sheet: StoredSheet): string {
  return sheet.columns.map(({ heading }) => heading).join("\n");
}

export type MappingFault = "fieldTwice" | "fieldMissing" | "nothingChosen";

/** What is wrong with the mapping of the chosen sheets; undefined if it can be checked. */
export function mappingFault(
  sheets: readonly StoredSheet[],
): { readonly fault: MappingFault; readonly sheet: number } | undefined {
  const chosen = sheets.filter((sheet) => sheet.chosen);
  if (chosen.length === 0) return { fault: "nothingChosen", sheet: -1 };
  for (const sheet of chosen) {
    const fields = fieldsOf(sheet);
    if (new Set(fields).size < fields.length) return { fault: "fieldTwice", sheet: sheet.index };
    const tellsChild =
      fields.includes("name") && (fields.includes("citizenNo") || fields.includes("birthDate"));
    if (!tellsChild) return { fault: "fieldMissing", sheet: sheet.index };
  }
  return undefined;
}

/** Every field that a column may be given: the ledger's own first, then those that other bureaus add. */
export function fieldsFor(
  ledger: Ledger,
  all: readonly LedgerFieldKey[],
): { field: LedgerFieldKey; required: boolean }[] {
  const own = LEDGERS[ledger].columns.map(({ field, required }) => ({ field, required: required ?? false }));
  const taken = new Set(own.map(({ field }) => field));
  return [...own, ...all.filter((field) => !taken.has(field)).map((field) => ({ field, required: false }))];
}
