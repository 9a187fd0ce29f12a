/** Every cell of the ledgers that a bureau really sends, against a reader that loads the whole file. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { isDateFormat } from "./number-format.ts";
import type { Cell } from "./sheet.ts";
import { readFile } from "./test-files.ts";

const FOLDER = fileURLToPath(new URL("../../../../shared/data/ledgers/", import.meta.url));
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(".xlsx")) : [];

test("agrees with exceljs on every cell, hidden row and merge of the ledgers at hand", async () => {
  for (const name of files) {
    const ours = await readFile(FOLDER + name);
    const theirs = new ExcelJS.Workbook();
    await theirs.xlsx.readFile(FOLDER + name);
    expect(ours.sheets.map((sheet) => sheet.name)).toEqual(theirs.worksheets.map((sheet) => sheet.name));
    for (const [index, sheet] of theirs.worksheets.entries()) {
      const read = ours.sheets[index];
      expect(read?.rows, `${name} ${sheet.name}`).toEqual(expectedRows(sheet));
      const merges = read?.merges.map(({ top, bottom, left, right }) =>
        [top, left + 1, bottom, right + 1].join(),
      );
      expect(merges?.sort()).toEqual(expectedMerges(sheet).sort());
    }
  }
}, 60_000);

function expectedRows(sheet: ExcelJS.Worksheet) {
  const rows: { row: number; hidden: boolean; cells: Cell[] }[] = [];
  sheet.eachRow((row, number) => {
    const cells: Cell[] = [];
    row.eachCell((cell, column) => {
      // Cells inside a merged block show their master's value; the file stores none there.
      const value = cell.isMerged && cell.master !== cell ? undefined : expectedCell(cell);
      if (value === undefined) return;
      while (cells.length < column - 1) cells.push(undefined);
      cells[column - 1] = value;
    });
    if (cells.length > 0) rows.push({ row: number, hidden: row.hidden, cells });
  });
  return rows;
}

function expectedCell(cell: ExcelJS.Cell): Cell {
  const value: unknown = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (value instanceof Date)
    return isDateFormat(cell.numFmt) ? { date: value.toISOString().slice(0, 10) } : undefined;
  if (value !== null && typeof value === "object" && "richText" in value) return cell.text;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" || (typeof value === "string" && value !== "") ? value : undefined;
}

function expectedMerges(sheet: ExcelJS.Worksheet): string[] {
  const blocks = Object.values(
    (sheet as unknown as { _merges: Record<string, { model: Record<string, number> }> })._merges,
  );
  return blocks.map(({ model }) => [model["top"], model["left"], model["bottom"], model["right"]].join());
}
