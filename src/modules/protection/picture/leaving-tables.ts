/** Tables as they may leave the office: small counts withheld, and every share and length with them that is taken of few. Pure. */
import {
  type Figure,
  type Line,
  SMALLEST_SHOWN,
  suppressSmall,
  WITHHELD,
} from "../../../kernel/suppress-small.ts";
import type { FigureColumn, FigureRow, FigureTable } from "./picture.contract.ts";

export interface LeavingTable {
  readonly table: FigureTable;
  /** By row and column, the total last; null: nothing to tell. */
  readonly rows: readonly { readonly label: string; readonly cells: readonly (Figure | null)[] }[];
}

/** All tables of a sheet together: what one keeps back, another may not tell. */
export function leaving(tables: readonly FigureTable[]): LeavingTable[] {
  const laid = layOut(tables);
  const shown = suppressSmall(laid.matrix, [...laid.lines, ...tiesOf(tables, laid.at)]);
  return tables.map((table) => ({
    table,
    rows: rowsOf(table).map((row) => {
      const figureOf = (key: string) => {
        const [at, column] = laid.at(table.code, row.key, key);
        return shown[at]?.[column] ?? 0;
      };
      return { label: row.label, cells: table.columns.map((column) => cellOf(column, row, figureOf)) };
    }),
  }));
}

type Address = (table: string, row: string, column: string) => readonly [row: number, column: number];

interface LaidOut {
  readonly matrix: number[][];
  readonly lines: Line[];
  readonly at: Address;
}

const rowsOf = ({ rows, total }: FigureTable): readonly FigureRow[] =>
  total === null ? rows : [...rows, total];

/** One below the other. */
function layOut(tables: readonly FigureTable[]): LaidOut {
  const matrix: number[][] = [];
  const lines: Line[] = [];
  const firsts = new Map<
    string,
    { readonly first: number; readonly rows: string[]; readonly counts: string[] }
  >();
  for (const table of tables) {
    const counts = countKeys(table);
    const rows = rowsOf(table);
    const first = matrix.length;
    firsts.set(table.code, { first, rows: rows.map(({ key }) => key), counts });
    matrix.push(...rows.map((row) => counts.map((key) => row.cells[key] ?? 0)));
    lines.push(...linesOf(table, counts, first));
  }
  const at: Address = (table, row, column) => {
    const place = firsts.get(table);
    return [(place?.first ?? 0) + (place?.rows.indexOf(row) ?? 0), place?.counts.indexOf(column) ?? 0];
  };
  return { matrix, lines, at };
}

/** The same number in two tables is shown in both or in neither; and the parts of one table may add up to a cell of another. */
function tiesOf(tables: readonly FigureTable[], at: Address): Line[] {
  const find = (code: string) => tables.find((table) => table.code === code);
  const ties: Line[] = [];
  const first = find("openByLink");
  for (const code of ["openByPlace", "openByAge"]) {
    const other = find(code);
    if (first === undefined || other === undefined) continue;
    for (const { key } of other.columns)
      ties.push([at(first.code, "total", key), [...at(code, "total", key), -1]]);
  }
  for (const code of ["sharesByColour", "sharesByPlace"]) {
    const parts = find(code);
    if (parts === undefined || find("times") === undefined) continue;
    for (const [column, row, whole] of partsOfTimes)
      ties.push([[...at("times", row, whole), -1], ...parts.rows.map(({ key }) => at(code, key, column))]);
  }
  return ties;
}

/** Column of the shares, row and column of the times that it adds up to. */
const partsOfTimes = [
  ["takeUpDue", "takeUp", "due"],
  ["visitDue", "visit", "due"],
  ["feedbackDue", "feedback", "due"],
  ["met", "firstAct", "met"],
  ["safeMet", "safety", "met"],
] as const;

/** Counts that are shown, and those that shares are taken of though no column shows them. */
function countKeys({ columns }: FigureTable): string[] {
  return [
    ...new Set(columns.flatMap(({ key, kind, of }) => (kind === "count" ? [key] : of === null ? [] : [of]))),
  ];
}

function linesOf(table: FigureTable, counts: readonly string[], first: number): Line[] {
  const rows = rowsOf(table).map((_, nth) => first + nth);
  const last = rows.at(-1);
  const columnLines: Line[] =
    table.total === null
      ? []
      : counts.map((_, column) =>
          rows.map((row) => (row === last ? ([row, column, -1] as const) : ([row, column] as const))),
        );
  const rowLines: Line[] = rows.flatMap((row) =>
    table.sums.map(([whole = "", ...parts]) => [
      [row, counts.indexOf(whole), -1] as const,
      ...parts.map((part) => [row, counts.indexOf(part)] as const),
    ]),
  );
  return [...columnLines, ...rowLines];
}

function cellOf(
  { key, kind, of }: FigureColumn,
  row: FigureRow,
  figureOf: (key: string) => Figure,
): Figure | null {
  const value = row.cells[key] ?? null;
  if (value === null) return null;
  if (kind === "count") return figureOf(key);
  // A share of three is three children's story, and a share beside its whole is the part.
  const whole = of === null ? 0 : (row.cells[of] ?? 0);
  const isTold = of !== null && figureOf(of) !== WITHHELD && whole >= SMALLEST_SHOWN;
  if (!isTold) return WITHHELD;
  return kind === "percent" && partIsSmall(value, whole) ? WITHHELD : value;
}

const WHOLE = 10_000;

function partIsSmall(share: number, whole: number): boolean {
  const part = Math.round((share * whole) / WHOLE);
  const rest = whole - part;
  return (part > 0 && part < SMALLEST_SHOWN) || (rest > 0 && rest < SMALLEST_SHOWN);
}
