/** One sheet, row after row: constant work a row, whatever the sheet's length. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import type { Cell, Sheet, SheetRow } from "../../../platform/excel/sheet.ts";
import { isBlank } from "../../../platform/excel/tables/cell-text.ts";
import { ROWS_TO_SEARCH } from "../../../platform/excel/tables/find-header.ts";
import { followMerges, type MergedCells } from "../../../platform/excel/tables/merged-cells.ts";
import { blankRecord } from "./blank-record.ts";
import { checkRow, type EarlierRows, isDitto, type RowMarks } from "./check-row.ts";
import { type FoundTable, findTable } from "./find-table.ts";
import type { JudgedRow, NonDataRow, RawCells, RowContext } from "./judged-row.contract.ts";
import type { Ledger, LedgerFieldKey } from "./ledger-fields.contract.ts";
import { sortRows } from "./row-kind.ts";
import { readSurroundings, type SheetContext } from "./sheet-context.ts";

export interface CheckOptions {
  readonly ledger: Ledger;
  readonly fileName: string;
  readonly places: PlaceIndex;
  /** Takes precedence over the period that the file names. */
  readonly asOf?: IsoDate;
  /** For files that name no period. */
  readonly defaultAsOf?: IsoDate;
  /** Code prefix of the importing post's place. */
  readonly scope?: string;
  /** By the sheet's order: the table as a person corrected it; null leaves the sheet out. */
  readonly tables?: Readonly<Record<number, FoundTable | null>>;
}

export interface SheetReport {
  readonly index: number;
  /** As stored; null for text files. */
  readonly name: string | null;
  readonly table: FoundTable | null;
  readonly context: SheetContext;
}

export interface CheckedBatch {
  readonly sheet: SheetReport;
  readonly rows: readonly JudgedRow[];
  readonly nonData: readonly NonDataRow[];
}

/** The accepted rows so far, of the whole file. */
export interface AcceptedRows extends EarlierRows {
  add(marks: RowMarks, sheetIndex: number): void;
}

export function rememberAccepted(): AcceptedRows {
  const sheetByNumber = new Map<string, number>();
  const namesByBirthDate = new Map<string, Set<string>>();
  return {
    sheetOfNumber: (citizenNo) => sheetByNumber.get(citizenNo),
    hasNameAndBirthDate: (name, birthDate) => namesByBirthDate.get(birthDate)?.has(name) === true,
    add({ citizenNo, name, birthDate }, sheetIndex) {
      if (citizenNo !== undefined) sheetByNumber.set(citizenNo, sheetIndex);
      if (name === undefined || birthDate === undefined) return;
      const names = namesByBirthDate.get(birthDate);
      if (names === undefined) namesByBirthDate.set(birthDate, new Set([name]));
      else names.add(name);
    },
  };
}

/** Where the table stands and what surrounds it, without judging any row: for the page that confirms the mapping. */
export async function surveySheet(sheet: Sheet, index: number, options: CheckOptions): Promise<SheetReport> {
  const { first, rest } = await readHead(sheet);
  await rest.return?.();
  return reportOn(sheet, index, options, first);
}

/** Reads the first rows and leaves the rest to be read on. */
async function readHead(
  sheet: Sheet,
): Promise<{ first: SheetRow[]; rest: AsyncIterator<readonly SheetRow[]> }> {
  const rest = sheet.rows()[Symbol.asyncIterator]();
  const first: SheetRow[] = [];
  while (first.length < ROWS_TO_SEARCH) {
    const batch = await rest.next();
    if (batch.done === true) break;
    first.push(...batch.value);
  }
  return { first, rest };
}

function reportOn(
  sheet: Sheet,
  index: number,
  options: CheckOptions,
  first: readonly SheetRow[],
): SheetReport {
  const corrected = options.tables?.[index];
  const table = corrected === undefined ? findTable(first.slice(0, ROWS_TO_SEARCH), sheet.merges) : corrected;
  const titleLines = table?.titleLines ?? [];
  const context = readSurroundings(options.places, {
    fileName: options.fileName,
    sheet: sheet.name,
    titleLines,
  });
  return { index, name: sheet.name, table, context };
}

export async function* checkSheet(
  sheet: Sheet,
  index: number,
  options: CheckOptions,
  accepted: AcceptedRows,
): AsyncGenerator<CheckedBatch> {
  const { first, rest } = await readHead(sheet);
  const about = reportOn(sheet, index, options, first);
  const { table } = about;
  if (table === null) {
    await rest.return?.();
    yield { sheet: about, rows: [], nonData: [] };
    return;
  }
  const judge = rowJudge(sheet, about, table, options, accepted, first);
  yield judge(first);
  for (let batch = await rest.next(); batch.done !== true; batch = await rest.next())
    yield judge(batch.value);
}

interface PlannedColumn {
  readonly index: number;
  readonly field: LedgerFieldKey;
  readonly isPlace: boolean;
  readonly fromMerge: boolean;
}

/** A merged block says nothing about who a child is: a second row below one child is no second child. */
const OWN_CELL_ONLY: ReadonlySet<LedgerFieldKey> = new Set<LedgerFieldKey>([
  "seq",
  "name",
  "sex",
  "birthDate",
  "citizenNo",
]);

function planOf(table: FoundTable): PlannedColumn[] {
  return table.columns.flatMap(({ index, field }) => {
    if (field === null) return [];
    const isPlace = field === "village" || field === "township";
    return [{ index, field, isPlace, fromMerge: !OWN_CELL_ONLY.has(field) }];
  });
}

function rowJudge(
  sheet: Sheet,
  about: SheetReport,
  table: FoundTable,
  options: CheckOptions,
  accepted: AcceptedRows,
  first: readonly SheetRow[],
): (rows: readonly SheetRow[]) => CheckedBatch {
  const plan = planOf(table);
  const blank = blankRecord(plan.map(({ field }) => field));
  const headerRows = new Set(table.headerRows);
  const sorter = sortRows(
    table,
    first.filter((row) => headerRows.has(row.row)).map((row) => row.cells),
  );
  const merged = followMerges(sheet.merges, table.firstDataRow);
  const context = baseContext(about, table, options);
  let above: RawCells = {};
  let previous: RawCells = {};

  function judgeRow(row: SheetRow): JudgedRow {
    const cells = fillCells({ ...blank }, row, plan, merged);
    const dittos = dittosOf(cells, previous);
    const judging = {
      ...context,
      row: row.row,
      hidden: row.hidden,
      above: dittos === undefined ? above : { ...dittos, ...above },
    };
    const { judged, marks } = checkRow(cells, judging, options.places, accepted);
    if (marks !== undefined) accepted.add(marks, about.index);
    previous = dittos === undefined ? cells : { ...cells, ...dittos };
    above = carryDown(above, cells);
    return judged;
  }

  return (batch) => {
    const rows: JudgedRow[] = [];
    const nonData: NonDataRow[] = [];
    for (const row of batch) {
      if (row.row < table.firstDataRow) {
        nonData.push({ row: row.row, kind: headKind(row, table, headerRows) });
        continue;
      }
      merged.enter(row);
      const kind = sorter.sort(row);
      if (kind === "data") rows.push(judgeRow(row));
      else nonData.push({ row: row.row, kind });
    }
    return { sheet: about, rows, nonData };
  };
}

function headKind(row: SheetRow, table: FoundTable, headerRows: ReadonlySet<number>): NonDataRow["kind"] {
  if (headerRows.has(row.row)) return "header";
  const filled = row.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return "blank";
  return filled.length === 1 && row.row < (table.headerRows[0] ?? 1) - 1
    ? "title"
    : row.row === 1
      ? "title"
      : "subtitle";
}

type BaseContext = Omit<RowContext, "row" | "hidden" | "above">;

function baseContext(about: SheetReport, table: FoundTable, options: CheckOptions): BaseContext {
  const asOf = options.asOf ?? about.context.asOf ?? options.defaultAsOf;
  const { township, village } = about.context;
  return {
    ledger: options.ledger,
    sheet: about.name,
    sheetIndex: about.index,
    hasVillageColumn: table.columns.some((column) => column.field === "village"),
    ...(asOf === undefined ? {} : { asOf }),
    ...(township === undefined ? {} : { township }),
    ...(village === undefined ? {} : { village }),
    ...(options.scope === undefined ? {} : { scope: options.scope }),
  };
}

type MutableCells = Partial<Record<LedgerFieldKey, Cell>>;

function fillCells(
  cells: MutableCells,
  row: SheetRow,
  plan: readonly PlannedColumn[],
  merged: MergedCells,
): RawCells {
  for (const { index, field, isPlace, fromMerge } of plan) {
    const own = row.cells[index];
    if (!isBlank(own)) cells[field] = own;
    else if (fromMerge) cells[field] = merged.valueAt(index, isPlace);
  }
  return cells;
}

/** What the ditto marks of this row point to, if it has any. */
function dittosOf(cells: RawCells, previous: RawCells): RawCells | undefined {
  let found: Partial<Record<LedgerFieldKey, Cell>> | undefined;
  for (const name in cells) {
    const key = name as LedgerFieldKey;
    if (!isDitto(key, cells[key])) continue;
    found ??= {};
    found[key] = previous[key];
  }
  return found;
}

/** The nearest words above for township and village; the same object while they stay the same. */
function carryDown(above: RawCells, cells: RawCells): RawCells {
  const township = ownWords("township", cells) ?? above.township;
  const village = ownWords("village", cells) ?? above.village;
  if (township === above.township && village === above.village) return above;
  return { ...(township === undefined ? {} : { township }), ...(village === undefined ? {} : { village }) };
}

function ownWords(key: "township" | "village", cells: RawCells): Cell {
  const cell = cells[key];
  return isDitto(key, cell) ? undefined : cell;
}
