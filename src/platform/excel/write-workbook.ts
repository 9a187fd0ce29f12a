import { Readable } from "node:stream";
import type { SheetSpec, WorkbookSpec } from "./workbook-spec.ts";
import { ChoiceLists } from "./write/choice-lists.ts";
import {
  contentTypesXml,
  corePropertiesXml,
  type NamedSheet,
  packageRelationshipsXml,
  workbookRelationshipsXml,
  workbookXml,
} from "./write/package-xml.ts";
import { sheetNames } from "./write/sheet-name.ts";
import { SheetWriter } from "./write/sheet-writer.ts";
import { StyleBook } from "./write/style-book.ts";
import { type ZipPart, zipStream } from "./write/zip-writer.ts";

/**
 * An .xlsx file as a stream. Rows are taken from the spec as the reader asks for bytes, so a register of any size takes
 * the same little memory. An error of the rows' source breaks the stream off.
 */
export function writeWorkbook(spec: WorkbookSpec): Readable {
  return Readable.from(zipStream(workbookParts(spec)), { objectMode: false });
}

async function* workbookParts(spec: WorkbookSpec): AsyncGenerator<ZipPart> {
  const styles = new StyleBook();
  const choices = new ChoiceLists(spec.sheets);
  const lists = choices.sheet();
  const all: readonly SheetSpec[] = lists === undefined ? spec.sheets : [lists, ...spec.sheets];
  // The hidden sheet comes last in the book, but its name is fixed, so it chooses first.
  const [first = "", ...rest] = sheetNames(all.map((sheet) => sheet.name));
  const names = lists === undefined ? [first, ...rest] : [...rest, first];
  const ordered = lists === undefined ? spec.sheets : [...spec.sheets, lists];

  // Programs that look at the first entry only know a workbook by this one.
  yield textPart("[Content_Types].xml", contentTypesXml(ordered.length));
  yield textPart("_rels/.rels", packageRelationshipsXml());
  yield textPart("docProps/core.xml", corePropertiesXml(spec.stamp));
  const stamp = spec.stamp === undefined ? undefined : `${spec.stamp.by}  ${beijingTime(spec.stamp.at)} 导出`;
  const sheets: NamedSheet[] = [];
  for (const [index, sheet] of ordered.entries()) {
    const writer = new SheetWriter(sheet, styles, choices, stamp);
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: writer.content() };
    sheets.push({ name: names[index] ?? "", hidden: sheet === lists, written: writer.written });
  }
  // What these say is known only now.
  yield textPart("xl/styles.xml", styles.xml());
  yield textPart("xl/_rels/workbook.xml.rels", workbookRelationshipsXml(sheets.length));
  yield textPart("xl/workbook.xml", workbookXml(sheets));
}

function textPart(name: string, xml: string): ZipPart {
  return { name, content: [Buffer.from(xml)] };
}

function beijingTime(at: Date): string {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
  return format.format(at);
}
