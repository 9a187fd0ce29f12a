import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Stands over neighbours with the same one: 父亲, 母亲. */
  readonly group?: string | undefined;
  /** Pixels; a column with `text` grows with its longest one. */
  readonly width: number;
  readonly align?: "right";
  readonly cell: (row: Row) => ReactNode;
  /** For names: the column is as wide as the longest, nothing is cut short. */
  readonly text?: (row: Row) => string;
  /** The word that sorts by it; `-word` the other way round. */
  readonly sort?: string | undefined;
  /** In the totals line. */
  readonly total?: ReactNode;
}
