/** Counts from the database laid into the declared tables. Pure. */
import type { PictureTable } from "./picture.contract.ts";
import type { ColumnSpec, TableSpec } from "./picture-tables.ts";

type Counts = Readonly<Record<string, number | null>>;
export interface Row {
  readonly code: string;
  readonly label: string;
  readonly counts: Counts;
}

/** Hundredths of a per cent. */
const WHOLE = 10_000;

export function fillTable(spec: TableSpec, rows: readonly Row[], total: Counts | null): PictureTable {
  const { code, title, by, definition, columns } = spec;
  return {
    ...{ code, title, by, definition },
    columns: columns.map(({ code: column, label, kind }) => ({ code: column, label, kind })),
    rows: rows.map((row) => ({ code: row.code, label: row.label, cells: cellsOf(columns, row.counts) })),
    total: total === null ? null : cellsOf(columns, total),
  };
}

function cellsOf(columns: readonly ColumnSpec[], counts: Counts): (number | null)[] {
  return columns.map(({ code, kind }) => {
    const value = counts[code];
    if (value === undefined || value === null) return kind === "count" ? 0 : null;
    return kind === "hours" ? Math.round(value * 10) / 10 : value;
  });
}

export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * WHOLE) / whole);
}
