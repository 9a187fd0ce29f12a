import { type FileHandle, open } from "node:fs/promises";
import { Problem } from "../../kernel/problem.ts";
import { excelProblems } from "./excel-problems.ts";
import { defaultLimits, type ReadLimits } from "./limits.ts";
import type { Workbook } from "./sheet.ts";
import { openCsv } from "./text/csv-workbook.ts";
import { openXls } from "./xls/xls-workbook.ts";
import { openXlsx } from "./xlsx/xlsx-workbook.ts";

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");

export interface OpenOptions {
  readonly limits?: Partial<ReadLimits>;
}

/**
 * Opens a spreadsheet by what is in it; the file's name counts for nothing. Rows are streamed, so a file that turns out
 * to be damaged or too long may say so only while its rows are read. Close the workbook when done.
 *
 * @throws Problem with one of excelProblems' codes.
 */
export async function openWorkbook(path: string, options: OpenOptions = {}): Promise<Workbook> {
  const limits = { ...defaultLimits, ...options.limits };
  const handle = await open(path, "r");
  try {
    return await openByContent(handle, limits);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openByContent(handle: FileHandle, limits: ReadLimits): Promise<Workbook> {
  const { size } = await handle.stat();
  if (size === 0) throw new Problem(excelProblems.empty);
  if (size > limits.fileBytes)
    throw new Problem(excelProblems.tooLarge, { detail: tooLarge(limits.fileBytes) });
  const head = Buffer.alloc(8);
  await handle.read(head, 0, head.length, 0);
  const start = head.toString("latin1");
  if (start.startsWith("PK\u0003\u0004")) return openXlsx(handle, limits);
  if (head.equals(OLE2)) return openXls(handle, limits);
  if (start.startsWith("PK") || start.startsWith("%PDF") || start.startsWith("{\\rtf")) {
    throw new Problem(excelProblems.notASpreadsheet);
  }
  return openCsv(handle, limits);
}

function tooLarge(bytes: number): string {
  return `文件超过了 ${Math.round(bytes / (1 << 20))} MB，没有导入任何内容。请去掉图片和用不到的工作表，或者分成几个文件上传。`;
}
