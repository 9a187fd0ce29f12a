/** The fixed parts of a .docx file. It carries no time of its making: the same document gives the same bytes. */
import { escapeXml } from "../../excel/write/xml-escape.ts";
import { faces } from "./runs-xml.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

export const contentTypesXml = `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

export const packageRelationsXml = `${DECLARATION}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export const documentRelationsXml = `${DECLARATION}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE_RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE_RELATIONS}/footer" Target="footer1.xml"/></Relationships>`;

export function coreXml(title: string): string {
  return `${DECLARATION}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`;
}

export function stylesXml(face: string, size: number): string {
  return `${DECLARATION}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${faces.latin}" w:hAnsi="${faces.latin}" w:eastAsia="${face}" w:cs="${faces.latin}"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;
}

export function documentXml(body: string): string {
  return `${DECLARATION}<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE_RELATIONS}"><w:body>${body}</w:body></w:document>`;
}

export function footerXml(content: string): string {
  return `${DECLARATION}<w:ftr xmlns:w="${MAIN}">${content}</w:ftr>`;
}
