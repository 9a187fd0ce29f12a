/** A table as it may leave the office: small counts, and whatever would give them back, are withheld. Pure. */
import { type CellAt, type Line, suppressSmall, WITHHELD } from "../../../platform/figures/suppress-small.ts";
import type { PictureTable } from "./picture.contract.ts";
import { specOf, type TableSpec } from "./picture-tables.ts";

export type Cell = number | typeof WITHHELD | null;

export interface LeavingTable {
  readonly table: PictureTable;
  readonly rows: readonly (readonly Cell[])[];
  readonly total: readonly Cell[] | null;
}

export function withheldTable(table: PictureTable, smallest: number): LeavingTable {
  const spec = specOf(table.code);
  if (spec.isOfOffices) return { table, rows: table.rows.map(({ cells }) => cells), total: table.total };
  const all = [...table.rows.map(({ cells }) => cells), ...(table.total === null ? [] : [table.total])];
  // Shares and medians take part in no sum: they follow their counts.
  const counts = all.map((cells) =>
    spec.columns.map(({ kind }, at) => (kind === "count" ? (cells[at] ?? 0) : 0)),
  );
  const shown = suppressSmall(counts, linesOf(spec, table), smallest);
  const cells = all.map((row, at) =>
    spec.columns.map((_, column) => cellOf(spec, row, shown[at] ?? [], column)),
  );
  return {
    table,
    rows: cells.slice(0, table.rows.length),
    total: table.total === null ? null : (cells.at(-1) ?? null),
  };
}

function linesOf({ columns, sums = [] }: TableSpec, { rows, total }: PictureTable): Line[] {
  const last = rows.length;
  const at = (code: string) => columns.findIndex((column) => column.code === code);
  const down = columns.flatMap(({ kind }, column): Line[] => {
    if (kind !== "count") return [];
    const parts = rows.map((_, row): CellAt => [row, column]);
    return [total === null ? { parts } : { parts, sum: [last, column] }];
  });
  const height = total === null ? last : last + 1;
  const across = Array.from({ length: height }, (_, row) =>
    sums.map(
      ({ sum, parts }): Line => ({
        sum: [row, at(sum)],
        parts: parts.map((part): CellAt => [row, at(part)]),
      }),
    ),
  ).flat();
  return [...down, ...across];
}

function cellOf(
  { columns }: TableSpec,
  row: readonly (number | null)[],
  shown: readonly (number | typeof WITHHELD)[],
  at: number,
): Cell {
  const column = columns[at];
  if (column === undefined || column.kind === "count") return shown[at] ?? null;
  const from = column.from ?? [];
  const isHidden = columns.some(({ code }, other) => from.includes(code) && shown[other] === WITHHELD);
  return isHidden ? WITHHELD : (row[at] ?? null);
}
