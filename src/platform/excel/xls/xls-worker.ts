/**
 * The thread that reads a BIFF file: what the library does with a forged file, in time and memory, stays in here. It
 * reads the whole file once, then answers requests for rows until it is ended.
 */
import { parentPort, workerData } from "node:worker_threads";
import { type CellObject, type Range, type RowInfo, read, set_cptable, type WorkBook } from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";
import { isDateFormat } from "../number-format.ts";
import { SerialDates } from "../serial-date.ts";
import type { Cell, SheetRow } from "../sheet.ts";
import type { XlsBatch, XlsOpened, XlsRequest, XlsSheet, XlsTask } from "./xls-messages.ts";

/** What the library leaves of a sheet in dense mode; its own type answers `any` for these. */
interface BiffSheet {
  readonly "!data"?: readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly "!merges"?: readonly Range[];
  readonly "!rows"?: readonly (RowInfo | undefined)[];
}

const BATCH_ROWS = 500;

// Workbooks of the nineties are in GBK, whose table the library does not load by itself.
set_cptable(codePages);

const task = workerData as XlsTask;
const port = parentPort;
if (port === null) throw new Error("xls-worker runs as a worker thread");

try {
  const workbook = read(task.bytes, {
    type: "array",
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    cellStyles: true,
    sheetRows: 0,
  });
  // From rubbish the library makes a workbook of nothing.
  if (workbook.SheetNames.length === 0) throw new Error("no sheets");
  const sheets = workbook.SheetNames.map((name) => sheetOf(workbook, name));
  const dates = new SerialDates(workbook.Workbook?.WBProps?.date1904 === true ? 1904 : 1900);
  const formats = new Map<string, boolean>();
  port.on("message", (request: XlsRequest) => {
    const sheet = sheets[request.sheet];
    port.postMessage(sheet === undefined ? emptyBatch(request.id) : batchOf(sheet, request, dates, formats));
  });
  const opened: XlsOpened = { sheets: workbook.SheetNames.map((name, index) => headOf(name, sheets[index])) };
  port.postMessage(opened);
} catch (error) {
  const log = error instanceof Error ? error.message : String(error);
  const opened: XlsOpened = { fault: /password|encrypt/i.test(log) ? "encrypted" : "damaged", log };
  port.postMessage(opened);
}

function sheetOf(workbook: WorkBook, name: string): BiffSheet | undefined {
  return workbook.Sheets[name];
}

function headOf(name: string, sheet: BiffSheet | undefined): XlsSheet {
  const merges = (sheet?.["!merges"] ?? []).map(({ s, e }) => ({
    top: s.r + 1,
    bottom: e.r + 1,
    left: s.c,
    right: e.c,
  }));
  return { name, merges };
}

function emptyBatch(id: number): XlsBatch {
  return { id, rows: [], next: undefined };
}

function batchOf(
  sheet: BiffSheet,
  request: XlsRequest,
  dates: SerialDates,
  formats: Map<string, boolean>,
): XlsBatch {
  const data = sheet["!data"] ?? [];
  const rows: SheetRow[] = [];
  let index = request.from;
  for (; index < data.length && rows.length < BATCH_ROWS; index++) {
    const cells = toCells(data[index] ?? [], dates, formats);
    const look = sheet["!rows"]?.[index];
    const hidden = look?.hidden === true || look?.hpt === 0;
    if (cells.length > 0) rows.push({ row: index + 1, hidden, cells });
  }
  return { id: request.id, rows, next: index < data.length ? index : undefined };
}

function toCells(
  row: readonly (CellObject | undefined)[],
  dates: SerialDates,
  formats: Map<string, boolean>,
): Cell[] {
  const cells: Cell[] = [];
  const width = Math.min(row.length, task.columns);
  for (let column = 0; column < width; column++) {
    const value = toCell(row[column], dates, formats);
    if (value === undefined || value === "") continue;
    while (cells.length < column) cells.push(undefined);
    cells[column] = value;
  }
  return cells;
}

function toCell(cell: CellObject | undefined, dates: SerialDates, formats: Map<string, boolean>): Cell {
  const value = cell?.v;
  if (cell === undefined || value === undefined || cell.t === "e") return undefined;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "number") return String(value);
  const format = typeof cell.z === "string" ? cell.z : "General";
  let isDate = formats.get(format);
  if (isDate === undefined) {
    isDate = isDateFormat(format);
    formats.set(format, isDate);
  }
  return isDate ? (dates.cell(value) ?? value) : value;
}
