/** From one faulty cell to the next, in reading order. Pure. */
import type { ImportRow } from "../../../imports/import-rows.contract.ts";

/** `column` -1 is the row's own head: findings about the row as a whole, or about a column that is not shown. */
export interface GridSpot {
  readonly row: number;
  readonly column: number;
}

export const ROW_HEAD = -1;

/** The columns of a row that carry a finding, in order; the head first. */
export function faultyColumns(row: ImportRow, fields: readonly string[]): number[] {
  const columns = new Set(row.findings.map(({ column }) => fields.indexOf(column)));
  return [...columns].map((column) => (column < 0 ? ROW_HEAD : column)).sort((one, other) => one - other);
}

/** The nearest faulty cell after (or before) the spot; undefined if these rows hold none. */
export function walkProblems(
  rows: readonly (ImportRow | undefined)[],
  fields: readonly string[],
  from: GridSpot,
  step: 1 | -1,
): GridSpot | undefined {
  for (let index = from.row; index >= 0 && index < rows.length; index += step) {
    const row = rows[index];
    if (row === undefined || row.excluded) continue;
    const columns = faultyColumns(row, fields);
    if (step < 0) columns.reverse();
    const column = columns.find(
      (candidate) => index !== from.row || (step > 0 ? candidate > from.column : candidate < from.column),
    );
    if (column !== undefined) return { row: index, column };
  }
  return undefined;
}
