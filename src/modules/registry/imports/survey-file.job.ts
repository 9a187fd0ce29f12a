/** Looks into an uploaded file: its sheets, where their tables stand, what the columns are, and a few rows of each. */
import { deflateRawSync } from "node:zlib";
import type { PlaceIndex } from "../../../kernel/place-names.ts";
import { Problem } from "../../../kernel/problem.ts";
import { openWorkbook } from "../../../platform/excel/open-workbook.ts";
import type { Sheet, SheetRow } from "../../../platform/excel/sheet.ts";
import type { SheetReport } from "../intake/check-sheet.ts";
import { surveyWorkbook } from "../intake/check-workbook.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import { importProblems } from "./import-problems.contract.ts";
import type { ImportedFile, SheetSample, StoredSheet } from "./imported-file.ts";
import { cellText } from "./staged-row.ts";

/** A sheet is counted so far; beyond, its length is estimated, and the check tells. */
const ROWS_COUNTED = 3000;
const SAMPLE_ROWS = 5;
const SAMPLE_CELLS = 80;

export interface SurveyTask {
  readonly path: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly ledger: Ledger;
  /** Code prefix of the importing post's place. */
  readonly scope: string;
  readonly places: PlaceIndex;
}

/** @throws registry.import.noTable and the excel Problems */
export async function surveyFile(task: SurveyTask): Promise<ImportedFile> {
  const workbook = await openWorkbook(task.path);
  try {
    const reports = await surveyWorkbook(workbook, {
      ledger: task.ledger,
      fileName: task.fileName,
      places: task.places,
    });
    const sheets: StoredSheet[] = [];
    const samples: SheetSample[] = [];
    let rowsEstimated = 0;
    for (const [index, report] of reports.entries()) {
      const sheet = workbook.sheets[index];
      if (sheet === undefined) continue;
      const read = report.table === null ? nothingRead : await readSample(sheet, report.table.firstDataRow);
      rowsEstimated += read.isCounted
        ? read.count
        : Math.max(read.count, Math.round(task.fileSize / read.bytesPerRow));
      sheets.push(storedSheet(report, read, task.scope));
      samples.push({ titleLines: report.table?.titleLines ?? [], rows: read.sample });
    }
    if (!sheets.some((sheet) => sheet.firstDataRow !== null)) throw new Problem(importProblems.noTable);
    return { format: workbook.format, sheets, samples, rowsEstimated };
  } finally {
    await workbook.close();
  }
}

interface Read {
  readonly count: number;
  readonly isCounted: boolean;
  readonly bytesPerRow: number;
  readonly sample: SheetSample["rows"];
}

const nothingRead: Read = { count: 0, isCounted: true, bytesPerRow: 1, sample: [] };

async function readSample(sheet: Sheet, firstDataRow: number): Promise<Read> {
  const seen: SheetRow[] = [];
  let isCounted = true;
  for await (const batch of sheet.rows()) {
    for (const row of batch)
      if (row.row >= firstDataRow && row.cells.some((cell) => cellText(cell).trim() !== "")) seen.push(row);
    if (seen.length >= ROWS_COUNTED) {
      isCounted = false;
      break;
    }
  }
  const sample = seen.slice(0, SAMPLE_ROWS).map(({ row, cells }) => ({
    row,
    cells: cells.slice(0, SAMPLE_CELLS).map((cell) => cellText(cell).slice(0, 60)),
  }));
  return { count: seen.length, isCounted, bytesPerRow: isCounted ? 1 : packedSize(seen), sample };
}

/** How many bytes a row of this sheet takes in a packed file, roughly. */
function packedSize(rows: readonly SheetRow[]): number {
  const texts = rows.map(({ cells }) => cells.map((cell) => cellText(cell)).join("\t"));
  return Math.max(20, (deflateRawSync(texts.join("\n"), { level: 6 }).length / rows.length) * 1.4);
}

function storedSheet({ index, name, table, context }: SheetReport, read: Read, scope: string): StoredSheet {
  const township = context.township ?? null;
  const whyNot = whyNotChosen(table !== null, read.count, township, scope);
  return {
    index,
    name,
    headerRows: table?.headerRows ?? [],
    firstDataRow: table?.firstDataRow ?? null,
    columns: (table?.columns ?? []).map((column) => ({ ...column, source: "found" })),
    township,
    village: context.village ?? null,
    asOf: context.asOf ?? null,
    rows: read.count,
    rowsAreCounted: read.isCounted,
    chosen: whyNot === null,
    whyNot,
  };
}

function whyNotChosen(
  hasTable: boolean,
  rows: number,
  township: string | null,
  scope: string,
): string | null {
  if (!hasTable) return "没有找到表头";
  if (rows === 0) return "没有数据行";
  if (township !== null && !township.startsWith(scope) && !scope.startsWith(township)) return "不属于本镇";
  return null;
}
