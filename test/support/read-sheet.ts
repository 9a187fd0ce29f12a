/** What a downloaded workbook says, read by the product's own reader. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openWorkbook } from "../../src/platform/excel/open-workbook.ts";
import type { Cell } from "../../src/platform/excel/sheet.ts";

export async function allSheets(bytes: Buffer): Promise<(readonly Cell[])[][]> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-sheet-"));
  const path = join(folder, "book.xlsx");
  try {
    await writeFile(path, bytes);
    const book = await openWorkbook(path);
    const sheets: (readonly Cell[])[][] = [];
    for (const sheet of book.sheets) {
      const rows: (readonly Cell[])[] = [];
      for await (const batch of sheet.rows()) rows.push(...batch.map((row) => row.cells));
      sheets.push(rows);
    }
    await book.close();
    return sheets;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function firstSheet(bytes: Buffer): Promise<(readonly Cell[])[]> {
  return (await allSheets(bytes))[0] ?? [];
}
