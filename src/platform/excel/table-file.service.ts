/**
 * A table as a workbook or a text file. It is written to a temporary file first, inside the transaction that reads it, so that the
 * log knows the rows before a byte leaves; memory stays the same for ten rows and for a hundred thousand.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileAnswer } from "../http/route.ts";
import type { FileCell, FileColumn, TableFile } from "./file-table.ts";
import { CSV_TYPE, XLSX_TYPE } from "./file-types.contract.ts";
import type { Cell } from "./sheet.ts";
import type { ColumnFormat, ColumnSpec, SheetSpec } from "./workbook-spec.ts";
import { writeCsv } from "./write-csv.ts";
import { writeWorkbook } from "./write-workbook.ts";

export type FileFormat = "xlsx" | "csv";

/** Which file the client asks for, if it asks for one. */
export function fileFormatOf(accept: string): FileFormat | undefined {
  if (accept.includes("spreadsheetml")) return "xlsx";
  return accept.includes(CSV_TYPE) ? "csv" : undefined;
}

/** Writes the whole file and answers with its stream; the bytes are gone from the disk once they are read. */
export async function fileAnswer(table: TableFile, format: FileFormat): Promise<FileAnswer> {
  const folder = await mkdtemp(join(tmpdir(), "tongan-export-"));
  const path = join(folder, "table");
  try {
    await pipeline(
      format === "csv" ? csvOf(table) : workbookOf(table),
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const stream = createReadStream(path);
  stream.once("close", () => void rm(folder, { recursive: true, force: true }));
  return {
    fileName: `${table.name}.${format}`,
    mediaType: format === "csv" ? `${CSV_TYPE}; charset=utf-8` : XLSX_TYPE,
    stream,
  };
}

/** For programs: headings and rows, nothing above and below. */
function csvOf(table: TableFile): Readable {
  return writeCsv({
    headings: table.columns.map((column) => column.path.join("·")),
    rows: cellsOf(table),
  });
}

function workbookOf(table: TableFile): Readable {
  const sheet: SheetSpec = {
    name: table.name,
    title: table.title,
    captions: table.captions,
    columns: table.columns.map(columnSpec),
    rows: cellsOf(table),
    freezeColumns: table.frozenColumns,
  };
  const notes: SheetSpec = {
    name: "口径说明",
    title: table.title,
    plain: true,
    columns: [{ heading: "", width: 100, wrap: true }],
    rows: [table.notes.map((note) => [note])],
  };
  return writeWorkbook({ sheets: table.notes.length === 0 ? [sheet] : [sheet, notes], stamp: table.stamp });
}

const formats: Readonly<Record<FileColumn["kind"], ColumnFormat>> = {
  text: "text",
  number: "integer",
  money: "money",
  percent: "percent",
};

function columnSpec({ path, kind, width }: FileColumn): ColumnSpec {
  const group = path.slice(0, -1).join(" · ");
  return {
    heading: path.at(-1) ?? "",
    width,
    format: formats[kind],
    ...(group === "" ? {} : { group }),
    ...(kind === "text" ? {} : { align: "right" as const }),
  };
}

async function* cellsOf(table: TableFile): AsyncGenerator<Cell[][]> {
  const kinds = table.columns.map((column) => column.kind);
  for await (const batch of table.rows()) {
    yield batch.map((row) => row.map((cell, index) => writtenCell(cell, kinds[index])));
  }
}

function writtenCell(cell: FileCell, kind: FileColumn["kind"] | undefined): Cell {
  if (cell === null) return undefined;
  if (typeof cell === "string") return cell;
  if (kind === "money") return cell / 100;
  return kind === "percent" ? cell / 10_000 : cell;
}
