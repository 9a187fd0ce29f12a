/**
 * Reads the same 100,000 × 30 workbooks with our reader and with exceljs's streaming reader, each in a process of its own
 * so that the peak memory is its own. Run by hand: `node bench/excel-read.ts [rows]`.
 */
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { openWorkbook } from "../src/platform/excel/open-workbook.ts";
import { writeWorkbook } from "../src/platform/excel/write-workbook.ts";
import { benchmarkRow, HEADERS } from "./excel-rows.ts";

const [mode = "all", file = "", rowsText = "", writer = ""] = process.argv.slice(2);

if (mode === "ours") report(await readWithOurs(file));
else if (mode === "exceljs") report(await readWithExceljs(file));
else if (mode === "write" && writer === "ours") await writeWithOurs(file, Number(rowsText));
else if (mode === "write") await writeWithExceljs(file, Number(rowsText));
else compare(Number(mode) || 100_000);

async function readWithOurs(path: string): Promise<number> {
  let cells = 0;
  const workbook = await openWorkbook(path);
  for (const sheet of workbook.sheets) {
    for await (const batch of sheet.rows()) {
      for (const row of batch) for (const cell of row.cells) if (cell !== undefined) cells++;
    }
  }
  await workbook.close();
  return cells;
}

async function readWithExceljs(path: string): Promise<number> {
  // Loaded only here, so that our own process is not charged for it.
  const { default: ExcelJS } = await import("exceljs");
  let cells = 0;
  const options = { entries: "emit", sharedStrings: "cache", styles: "cache", worksheets: "emit" } as const;
  for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
    for await (const row of sheet) {
      row.eachCell((cell) => {
        if (cell.value !== null) cells++;
      });
    }
  }
  return cells;
}

async function writeWithOurs(path: string, rows: number): Promise<void> {
  const batch = Array.from({ length: rows }, (_, row) => benchmarkRow(row));
  const columns = HEADERS.map((heading) => ({ heading }));
  await pipeline(
    writeWorkbook({ sheets: [{ name: "名单", columns, rows: [batch] }] }),
    createWriteStream(path),
  );
}

async function writeWithExceljs(path: string, rows: number): Promise<void> {
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = workbook.addWorksheet("名单");
  sheet.addRow(HEADERS).commit();
  for (let row = 0; row < rows; row++) {
    const values = benchmarkRow(row).map((cell) =>
      typeof cell === "object" ? new Date(`${cell.date}T00:00:00Z`) : cell,
    );
    const added = sheet.addRow(values);
    for (const [index, value] of values.entries()) {
      if (value instanceof Date) added.getCell(index + 1).numFmt = "yyyy-mm-dd";
    }
    added.commit();
  }
  sheet.commit();
  await workbook.commit();
}

function report(cells: number): void {
  console.log(JSON.stringify({ cells, peak: process.resourceUsage().maxRSS / 1024 }));
}

function compare(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "excel-read-"));
  try {
    for (const writer of ["exceljs", "ours"]) {
      const path = join(folder, `${writer}.xlsx`);
      run(["write", path, String(rows), writer]);
      const size = (statSync(path).size / 1e6).toFixed(1);
      console.log(`${rows} rows × ${HEADERS.length} columns, ${size} MB, written by ${writer}`);
      const ours = run(["ours", path]);
      const theirs = run(["exceljs", path]);
      console.log(`  ours    ${line(ours)}\n  exceljs ${line(theirs)}`);
      console.log(`  ratio   ${(ours.seconds / theirs.seconds).toFixed(3)} of exceljs's time`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measure {
  readonly seconds: number;
  readonly output: string;
}

function run(args: readonly string[]): Measure {
  const started = performance.now();
  const child = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...args], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return { seconds: (performance.now() - started) / 1000, output: child.stdout.trim() };
}

function line(measure: Measure): string {
  const { cells, peak } = JSON.parse(measure.output) as { cells: number; peak: number };
  return `${measure.seconds.toFixed(2)} s, peak ${Math.round(peak)} MB, ${cells} cells`;
}
