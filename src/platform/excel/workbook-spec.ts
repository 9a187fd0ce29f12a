/** What a written workbook is made of. Values are the same cells that the readers give. */
import type { Cell } from "./sheet.ts";

export type ColumnFormat = "text" | "integer" | "decimal" | "money" | "percent" | "date";

export interface ColumnSpec {
  readonly heading: string;
  /** Neighbouring columns with the same group share a merged cell above their headings. */
  readonly group?: string;
  /** In characters of half width; a Chinese character takes two. */
  readonly width?: number;
  /** How numbers look; a date or a text is written as what it is, whatever the column says. */
  readonly format?: ColumnFormat;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
  /** Excel offers these and refuses others. */
  readonly choices?: readonly string[];
}

/** What is wrong with a cell; `column` counts from 0. */
export interface CellFault {
  readonly column: number;
  readonly message: string;
}

export interface MarkedRow {
  readonly cells: readonly Cell[];
  readonly faults: readonly CellFault[];
}

export type WrittenRow = readonly Cell[] | MarkedRow;

/** Rows come in batches, since they come from a cursor; a list in hand is one batch: `[rows]`. */
export type RowBatches = Iterable<readonly WrittenRow[]> | AsyncIterable<readonly WrittenRow[]>;

export interface SheetSpec {
  /** Characters that Excel does not allow are replaced, long names cut, equal names numbered. */
  readonly name: string;
  readonly title?: string;
  /** One line under the title, spread over the width: 制表单位, 日期, 制表人. */
  readonly captions?: readonly string[];
  readonly columns: readonly ColumnSpec[];
  readonly rows: RowBatches;
  /** Asked after the last row, so that it may be summed up on the way. */
  readonly totals?: () => readonly Cell[];
  readonly freezeColumns?: number;
  readonly autoFilter?: boolean;
  /** Heading of a last column that tells each row's faults. */
  readonly faultHeading?: string;
  /** Empty rows after the data that are ready to be filled in, as templates need. */
  readonly spareRows?: number;
  /** Sentences instead of a table: no heading row, no lines. */
  readonly plain?: boolean;
}

export interface WorkbookSpec {
  readonly sheets: readonly SheetSpec[];
  /** Who took the data out and when: on every printed page and in the file's properties. */
  readonly stamp?: { readonly by: string; readonly at: Date };
}
