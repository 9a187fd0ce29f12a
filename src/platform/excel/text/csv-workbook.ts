import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Problem } from "../../../kernel/problem.ts";
import { excelProblems, tooManyRows } from "../excel-problems.ts";
import type { ReadLimits } from "../limits.ts";
import type { Cell, SheetRow, Workbook } from "../sheet.ts";
import { type Delimiter, detectDelimiter } from "./detect-delimiter.ts";
import { decodedText, detectEncoding, type TextEncoding } from "./read-encoding.ts";

const BATCH_ROWS = 500;
const SAMPLE_CHARACTERS = 64 << 10;
/** A record as long as this has swallowed the following ones: a quote was opened and never closed. */
const MAX_RECORD_CHARACTERS = 1 << 20;

export async function openCsv(handle: FileHandle, limits: ReadLimits): Promise<Workbook> {
  const encoding = await detectEncoding(handle);
  const delimiter = detectDelimiter(await sampleOf(handle, encoding));
  const rows = () => readRecords(handle, encoding, delimiter, limits);
  return {
    format: "csv",
    // The model has no word for UTF-16, which Excel calls "Unicode text".
    ...(encoding === "utf-16le" || encoding === "utf-16be" ? {} : { encoding }),
    sheets: [{ name: null, merges: [], rows }],
    close: () => handle.close(),
  };
}

async function sampleOf(handle: FileHandle, encoding: TextEncoding): Promise<string> {
  let sample = "";
  for await (const text of decodedText(handle, encoding)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  const start = sample.trimStart().slice(0, 4096);
  if (WEB_PAGE.test(start)) throw new Problem(excelProblems.webPage);
  return sample.slice(0, SAMPLE_CHARACTERS);
}

/** HTML tables, Excel's XML of 2003 and web archives, which web sites like to call .xls. */
const WEB_PAGE =
  /^<[!?a-z][\s\S]*?(<html|<table|<body|<head|<meta|<tr|<Workbook)|^<(html|table)|^MIME-Version:/i;

async function* readRecords(
  handle: FileHandle,
  encoding: TextEncoding,
  delimiter: Delimiter,
  limits: ReadLimits,
): AsyncGenerator<SheetRow[]> {
  const parser = parse({
    delimiter,
    // Detection would take the first line end it meets, which may stand inside a quoted cell.
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  let batch: SheetRow[] = [];
  let record = 0;
  let rowsWithContent = 0;
  try {
    for await (const fields of pipeline(decodedText(handle, encoding), parser, () => undefined)) {
      record++;
      const cells = toCells(fields as string[], limits.columns);
      if (cells.length === 0) continue;
      if (++rowsWithContent > limits.rows) throw tooManyRows(limits.rows);
      batch.push({ row: record, hidden: false, cells });
      if (batch.length >= BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? new Problem(excelProblems.unclosedQuote, { cause: error }) : error;
  }
  if (batch.length > 0) yield batch;
}

/** `="5001"` is how some programs keep Excel from turning a number's text into a number. */
const QUOTED_FORMULA = /^="([^"]*)"$/;

function toCells(fields: readonly string[], columns: number): Cell[] {
  const cells: Cell[] = [];
  const width = Math.min(fields.length, columns);
  for (let column = 0; column < width; column++) {
    const field = fields[column] ?? "";
    if (field === "" || field === "\u001a") continue;
    while (cells.length < column) cells.push(undefined);
    cells.push(field.startsWith('="') ? field.replace(QUOTED_FORMULA, "$1") : field);
  }
  return cells;
}
