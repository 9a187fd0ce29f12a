/** What a table needs to become a file that a bureau hands on. */

export interface FileColumn {
  /** Headings from the top down to the column's own. */
  readonly path: readonly string[];
  /** Money in fen, percent in hundredths of a per cent. */
  readonly kind: "text" | "number" | "money" | "percent";
  /** Characters of half width. */
  readonly width: number;
}

export type FileCell = string | number | null;

export interface TableFile {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly title: string;
  /** Under the title: unit, preparer, day. */
  readonly captions: readonly string[];
  readonly columns: readonly FileColumn[];
  /** Columns that stay in sight at the left. */
  readonly frozenColumns: number;
  /** Who took it out and when, on every page. */
  readonly stamp: { readonly by: string; readonly at: Date };
  /** How it was counted; on a page of their own. */
  readonly notes: readonly string[];
  rows(): AsyncIterable<readonly (readonly FileCell[])[]>;
}
