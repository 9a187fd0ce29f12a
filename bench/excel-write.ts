/**
 * Writes the same 100,000 × 30 table with our writer and with exceljs's streaming writer, each in a process of its own,
 * then reads our file back. Run by hand: `node bench/excel-write.ts [rows]`.
 */
import { spawnSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { writeWorkbook } from "../src/platform/excel/write-workbook.ts";
import { benchmarkRow, HEADERS } from "./excel-rows.ts";

const BATCH = 500;
const [mode = "all", file = "", rowsText = ""] = process.argv.slice(2);

if (mode === "ours") await writeWithOurs(file, Number(rowsText));
else if (mode === "exceljs") await writeWithExceljs(file, Number(rowsText));
else compare(Number(mode) || 100_000);

async function writeWithOurs(path: string, rows: number): Promise<void> {
  function* batches() {
    for (let from = 0; from < rows; from += BATCH) {
      yield Array.from({ length: Math.min(BATCH, rows - from) }, (_, index) => benchmarkRow(from + index));
    }
  }
  const columns = HEADERS.map((heading) => ({ heading }));
  await pipeline(
    writeWorkbook({ sheets: [{ name: "名单", columns, rows: batches() }] }),
    createWriteStream(path),
  );
  console.log(process.resourceUsage().maxRSS / 1024);
}

/** With the styles that our writer gives: a border on every cell, a date format on dates. */
async function writeWithExceljs(path: string, rows: number): Promise<void> {
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true });
  const sheet = workbook.addWorksheet("名单");
  const edge = { style: "thin" } as const;
  const border = { top: edge, left: edge, bottom: edge, right: edge };
  sheet.addRow(HEADERS).commit();
  for (let row = 0; row < rows; row++) {
    const values = benchmarkRow(row).map((cell) =>
      typeof cell === "object" ? new Date(`${cell.date}T00:00:00Z`) : cell,
    );
    const added = sheet.addRow(values);
    for (const [index, value] of values.entries()) {
      const cell = added.getCell(index + 1);
      cell.border = border;
      if (value instanceof Date) cell.numFmt = "yyyy-mm-dd";
    }
    added.commit();
  }
  sheet.commit();
  await workbook.commit();
  console.log(process.resourceUsage().maxRSS / 1024);
}

function compare(rows: number): void {
  const folder = mkdtempSync(join(tmpdir(), "excel-write-"));
  try {
    const ours = run("ours", join(folder, "ours.xlsx"), rows);
    const theirs = run("exceljs", join(folder, "exceljs.xlsx"), rows);
    console.log(`ours    ${ours.text}\nexceljs ${theirs.text}`);
    console.log(`ratio   ${(theirs.seconds / ours.seconds).toFixed(1)} times as fast as exceljs`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(who: string, path: string, rows: number): { seconds: number; text: string } {
  const started = performance.now();
  const script = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [script, who, path, String(rows)], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  const seconds = (performance.now() - started) / 1000;
  const size = (statSync(path).size / 1e6).toFixed(1);
  return {
    seconds,
    text: `${seconds.toFixed(2)} s, peak ${Math.round(Number(child.stdout))} MB, file ${size} MB`,
  };
}
