import type { WrittenSheet } from "./sheet-writer.ts";
import { escapeXml } from "./xml-escape.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export interface NamedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly written: WrittenSheet;
}

export function contentTypesXml(sheetCount: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return (
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("/xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`) +
    override("/xl/styles.xml", `${SPREADSHEET}.styles+xml`) +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    Array.from({ length: sheetCount }, (_, index) =>
      override(`/xl/worksheets/sheet${index + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
    ).join("") +
    "</Types>"
  );
}

export function packageRelationshipsXml(): string {
  return relationships([
    ["rId1", `${OFFICE}/officeDocument`, "xl/workbook.xml"],
    ["rId2", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
  ]);
}

export function workbookRelationshipsXml(sheetCount: number): string {
  return relationships([
    ...Array.from(
      { length: sheetCount },
      (_, index) => [`rId${index + 1}`, `${OFFICE}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const,
    ),
    [`rId${sheetCount + 1}`, `${OFFICE}/styles`, "styles.xml"],
  ]);
}

function relationships(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  const one = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${one.join("")}</Relationships>`;
}

export function workbookXml(sheets: readonly NamedSheet[]): string {
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  return (
    `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<bookViews><workbookView/></bookViews><sheets>${entries.join("")}</sheets>${definedNames(sheets)}</workbook>`
  );
}

function definedNames(sheets: readonly NamedSheet[]): string {
  const names = sheets.flatMap(({ name, written }, index) => {
    const quoted = `'${name.replaceAll("'", "''")}'!`;
    const define = (what: string, range: string | undefined, extra = "") =>
      range === undefined
        ? []
        : [
            `<definedName name="_xlnm.${what}" localSheetId="${index}"${extra}>${escapeXml(quoted + range)}</definedName>`,
          ];
    return [
      ...define("_FilterDatabase", written.filterRange, ' hidden="1"'),
      ...define("Print_Titles", written.printTitles),
    ];
  });
  return names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`;
}

export function corePropertiesXml(stamp: { readonly by: string; readonly at: Date } | undefined): string {
  const created = stamp?.at.toISOString().replace(/\.\d+Z$/, "Z");
  return (
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:creator>${escapeXml(stamp?.by ?? "童安")}</dc:creator>` +
    (created === undefined ? "" : `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created>`) +
    "</cp:coreProperties>"
  );
}
