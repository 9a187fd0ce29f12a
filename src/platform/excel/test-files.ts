/** For tests: spreadsheets made by hand, part by part, as no decent program would write them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { CFB } from "@e965/xlsx";
import { onTestFinished } from "vitest";
import { ZipFile } from "yazl";
import { Problem } from "../../kernel/problem.ts";
import { type OpenOptions, openWorkbook } from "./open-workbook.ts";
import type { MergedRange, SheetRow, Workbook } from "./sheet.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A file with these bytes that is gone after the test. */
export function temporaryFile(bytes: Buffer | string): string {
  const folder = mkdtempSync(join(tmpdir(), "tongan-excel-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return path;
}

export type Parts = Readonly<Record<string, string | Buffer>>;

export async function zipOf(parts: Parts, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

export function relationshipsXml(
  ...all: (readonly [id: string, type: string, target: string, more?: string])[]
): string {
  const one = all.map(
    ([id, type, target, more = ""]) =>
      `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}" ${more}/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${one.join("")}</Relationships>`;
}

export function sheetXml(rows: string, after = ""): string {
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

export function workbookXml(
  sheets = '<sheet name="名单" sheetId="1" r:id="rId1"/>',
  properties = "",
): string {
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${sheets}</sheets></workbook>`;
}

/** A package of one sheet; any part can be replaced, or left out with `undefined`. */
export function packageParts(replaced: Readonly<Record<string, string | Buffer | undefined>> = {}): Parts {
  const parts: Record<string, string | Buffer> = {
    "_rels/.rels": relationshipsXml(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": workbookXml(),
    "xl/_rels/workbook.xml.rels": relationshipsXml(
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
      ["rId3", "sharedStrings", "sharedStrings.xml"],
    ),
    "xl/worksheets/sheet1.xml": sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'),
  };
  for (const [name, content] of Object.entries(replaced)) {
    if (content === undefined) Reflect.deleteProperty(parts, name);
    else parts[name] = content;
  }
  return parts;
}

interface CompoundFile {
  content: Uint8Array;
  size: number;
}

/** The library's own tool for OLE2 containers, which it leaves untyped. */
export const compoundFiles = CFB as {
  readonly utils: {
    cfb_new(): object;
    cfb_add(file: object, name: string, bytes: Buffer): void;
  };
  read(bytes: Buffer, options: { type: "buffer" }): object;
  find(file: object, name: string): CompoundFile | null;
  write(file: object, options: { type: "buffer" }): Buffer;
};

/** Everything that an async iterable gives. */
export async function collect<T>(all: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const one of all) collected.push(one);
  return collected;
}

export interface ReadSheet {
  readonly name: string | null;
  readonly merges: readonly MergedRange[];
  readonly rows: readonly SheetRow[];
}

export interface ReadFile extends Pick<Workbook, "format" | "encoding"> {
  readonly sheets: readonly ReadSheet[];
}

export async function readFile(path: string, options?: OpenOptions): Promise<ReadFile> {
  const workbook = await openWorkbook(path, options);
  try {
    const sheets: ReadSheet[] = [];
    for (const sheet of workbook.sheets) {
      sheets.push({
        name: sheet.name,
        merges: sheet.merges,
        rows: (await collect(sheet.rows())).flat(),
      });
    }
    const { format, encoding } = workbook;
    return { format, sheets, ...(encoding === undefined ? {} : { encoding }) };
  } finally {
    await workbook.close();
  }
}

export async function readBytes(bytes: Buffer | string, options?: OpenOptions): Promise<ReadFile> {
  return readFile(temporaryFile(bytes), options);
}

/** The rows of the one sheet whose XML rows are given. */
export async function readSheetXml(
  rows: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly SheetRow[]> {
  const bytes = await zipOf(packageParts({ "xl/worksheets/sheet1.xml": sheetXml(rows), ...others }));
  return (await readBytes(bytes)).sheets[0]?.rows ?? [];
}

/** The code of the problem that reading all of the file ends in. */
export async function refusal(bytes: Buffer | string, options?: OpenOptions): Promise<string> {
  try {
    await readBytes(bytes, options);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "it was read";
}
