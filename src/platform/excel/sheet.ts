/**
 * What a spreadsheet looks like to everything above the file readers: xlsx, xls and text files all become this,
 * so the importer never meets a library's own cell class.
 */

/** A cell that the file stores as a number shown as a date. `date` is ISO `yyyy-mm-dd`; the time of day is dropped. */
export interface DateCell {
  readonly date: string;
}

/**
 * A cell's stored value. Empty and error cells are `undefined`; rich text is its plain text; a formula is its stored
 * result; a boolean is the text TRUE or FALSE. Text is kept exactly as stored, white space included.
 */
export type Cell = string | number | DateCell | undefined;

export interface SheetRow {
  /** The row number that Excel shows (1-based); in text files the record number. */
  readonly row: number;
  readonly hidden: boolean;
  /** Dense from column A (index 0); may be shorter than the header. */
  readonly cells: readonly Cell[];
}

/** A merged block, all bounds inclusive; rows 1-based as Excel shows them, columns 0-based. */
export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Sheet {
  /** The sheet's name as stored, white space included; `null` for text files. */
  readonly name: string | null;
  /** Known before the first row is read, though xlsx stores them after the last. */
  readonly merges: readonly MergedRange[];
  /** Rows in order, in batches, each row that the file stores once; may be iterated more than once. */
  rows(): AsyncIterable<readonly SheetRow[]>;
}

export interface Workbook {
  readonly format: "xlsx" | "xls" | "csv";
  /** For text files: the encoding that was found. */
  readonly encoding?: "utf-8" | "utf-8-bom" | "gb18030";
  readonly sheets: readonly Sheet[];
  /** Releases the file handle. */
  close(): Promise<void>;
}
