/** Other people's table → rows of a declared kind, with the agreed fields alone. Values in, values out. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { Problem } from "../../../kernel/problem.ts";
import { readPeriod } from "../../../kernel/read-period.ts";
import type { Sheet, SheetRow, Workbook } from "../../../platform/excel/sheet.ts";
import { isBlank } from "../../../platform/excel/tables/cell-text.ts";
import { type FoundTable, ROWS_TO_SEARCH } from "../../../platform/excel/tables/find-header.ts";
import { sortRows } from "../../../platform/excel/tables/sort-rows.ts";
import { findRoster, looksLike, type SheetHead } from "./find-roster.ts";
import { swappedDays } from "./order-of-days.ts";
import { type ReadRow, type RosterOptions, rowReader } from "./read-row.ts";
import { missingColumns, otherType, rosterProblems, swappedColumns } from "./roster-problems.ts";
import type { RosterType } from "./roster-type.ts";
import { finishRows } from "./whole-roster.ts";

export interface ReadSheet {
  readonly sheet: string | null;
  readonly headerRows: readonly number[];
  readonly columns: readonly {
    readonly index: number;
    readonly heading: string;
    readonly field: string | null;
  }[];
}

export interface ReadRoster {
  /** The day whose state it gives, by its titles; null where they name none. */
  readonly asOf: IsoDate | null;
  readonly rows: readonly ReadRow[];
  readonly sheets: readonly ReadSheet[];
}

/** @throws Problem matching.roster.*: the file as a whole is not this roster. */
export async function readRosterFrom(
  workbook: Pick<Workbook, "sheets">,
  type: RosterType,
  options: RosterOptions,
): Promise<ReadRoster> {
  const heads = await Promise.all(workbook.sheets.map(headOf));
  const tables = tablesOf(heads, type);
  const rows: ReadRow[] = [];
  for (const { sheet, table } of tables) rows.push(...(await readSheet(sheet, table, type, options)));
  if (rows.length === 0) throw new Problem(rosterProblems.empty);
  const swapped = swappedDays(rows, type);
  if (swapped !== undefined) throw swappedColumns([swapped]);
  return {
    asOf: periodOf(tables),
    rows: finishRows(rows, type, options.fields),
    sheets: tables.map(({ sheet, table }) => ({
      sheet: sheet.name,
      headerRows: table.headerRows,
      columns: table.columns.map(({ index, heading, field }) => ({ index, heading, field })),
    })),
  };
}

interface SheetWithHead extends SheetHead {
  readonly sheet: Sheet;
}

interface SheetWithTable {
  readonly sheet: Sheet;
  readonly table: FoundTable<string>;
}

async function headOf(sheet: Sheet): Promise<SheetWithHead> {
  const rows: SheetRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch);
    if (rows.length >= ROWS_TO_SEARCH) break;
  }
  return { sheet, rows: rows.slice(0, ROWS_TO_SEARCH), merges: sheet.merges };
}

/** All sheets that are such a roster; covers, instructions and sums are passed over. */
function tablesOf(heads: readonly SheetWithHead[], type: RosterType): SheetWithTable[] {
  const tables: SheetWithTable[] = [];
  let lacking: readonly string[] | undefined;
  for (const head of heads) {
    const found = findRoster(head, type);
    const other = looksLike(head, type);
    if (other !== undefined) throw otherType(type, other, found?.missing ?? []);
    if (found === undefined) continue;
    if (found.missing.length === 0) tables.push({ sheet: head.sheet, table: found.table });
    else lacking ??= found.missing;
  }
  if (tables.length > 0) return tables;
  if (lacking !== undefined) throw missingColumns(type, lacking);
  const isBare = heads.every(({ rows }) => rows.every(({ cells }) => cells.every(isBlank)));
  throw new Problem(isBare ? rosterProblems.empty : rosterProblems.noTable);
}

function periodOf(tables: readonly SheetWithTable[]): IsoDate | null {
  const titles = tables.flatMap(({ table }) => table.titleLines);
  const names = tables.flatMap(({ sheet }) => (sheet.name === null ? [] : [sheet.name]));
  return readPeriod(titles) ?? readPeriod(names) ?? null;
}

/** @throws Problem matching.roster.columnsSwapped */
async function readSheet(
  sheet: Sheet,
  table: FoundTable<string>,
  type: RosterType,
  options: RosterOptions,
): Promise<ReadRow[]> {
  const reader = rowReader(sheet, table, type, options);
  const headerCells: SheetRow["cells"][] = [];
  let sorter: ReturnType<typeof sortRows> | undefined;
  const rows: ReadRow[] = [];
  for await (const batch of sheet.rows())
    for (const row of batch) {
      if (table.headerRows.includes(row.row)) headerCells.push(row.cells);
      if (row.row < table.firstDataRow) continue;
      reader.enter(row);
      sorter ??= sortRows(table, headerCells, reader.telling);
      if (sorter.sort(row) === "data") rows.push(reader.read(row));
    }
  const swapped = reader.swapped();
  if (swapped.length > 0) throw swappedColumns(swapped);
  return rows;
}
