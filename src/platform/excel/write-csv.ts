import { Readable } from "node:stream";
import type { Cell } from "./sheet.ts";

export interface CsvSpec {
  readonly headings: readonly string[];
  readonly rows: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A text table as Excel opens it: UTF-8 with byte order mark, commas, CRLF. */
export function writeCsv(spec: CsvSpec): Readable {
  return Readable.from(csvChunks(spec), { objectMode: false });
}

async function* csvChunks(spec: CsvSpec): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${csvLine(spec.headings)}`);
  for await (const batch of spec.rows) {
    if (batch.length > 0) yield Buffer.from(batch.map(csvLine).join(""));
  }
}

function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(",")}\r\n`;
}

/** What Excel and WPS would run as a formula, the full-width signs that Chinese input makes included. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

function csvField(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  if (typeof cell !== "string") return cell.date;
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
