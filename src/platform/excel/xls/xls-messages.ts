import type { MergedRange, SheetRow } from "../sheet.ts";

/** What the reading thread is started with. */
export interface XlsTask {
  readonly bytes: Uint8Array;
  readonly columns: number;
  readonly rows: number;
}

export interface XlsSheet {
  readonly name: string;
  readonly merges: readonly MergedRange[];
}

/** The thread's first word: the sheets, or why there are none. */
export type XlsOpened =
  | { readonly sheets: readonly XlsSheet[] }
  | { readonly fault: "encrypted" | "damaged"; readonly log: string };

/** Asks for the rows of a sheet from an index on. */
export interface XlsRequest {
  readonly id: number;
  readonly sheet: number;
  readonly from: number;
}

export interface XlsBatch {
  readonly id: number;
  readonly rows: readonly SheetRow[];
  /** Where to go on; undefined at the end. */
  readonly next: number | undefined;
}
