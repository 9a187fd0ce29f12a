import { type ZipPart, zipStream } from "../excel/write/zip-writer.ts";
import type { Block, Ends, Paragraph, PrintDocument } from "./document.contract.ts";
import {
  contentTypesXml,
  coreXml,
  documentRelationsXml,
  documentXml,
  footerXml,
  packageRelationsXml,
  stylesXml,
} from "./docx/package-xml.ts";
import { faces, type Look, paragraphOf, paragraphXml, runsXml, TAB } from "./docx/runs-xml.ts";
import { tableXml, twentieths } from "./docx/table-xml.ts";
import { contentWidth, layoutOf, type PageLayout, sizes } from "./page-layout.ts";
import { printable } from "./plain-text.ts";

/** The document for a word processor, which sets it in the office's own faces: the same bytes for the same document. */
export async function renderDocx(document: PrintDocument): Promise<Buffer> {
  const page = layoutOf(document);
  const face = document.look === "letter" ? faces.fangSong : faces.song;
  const parts = {
    "[Content_Types].xml": contentTypesXml,
    "_rels/.rels": packageRelationsXml,
    "docProps/core.xml": coreXml(printable(document.title)),
    "word/document.xml": documentXml(bodyXml(document, page)),
    "word/_rels/document.xml.rels": documentRelationsXml,
    "word/styles.xml": stylesXml(face, page.bodySize),
    "word/footer1.xml": footerXml(footXml(document, page)),
  };
  const files = Object.entries(parts).map(([name, xml]): ZipPart => ({ name, content: [Buffer.from(xml)] }));
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(files)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function bodyXml(document: PrintDocument, page: PageLayout): string {
  const letter = document.look === "letter";
  const head = [
    paragraphXml(document.title, titleLook(page)),
    ...[document.subtitle, document.number]
      .filter((line) => line !== undefined)
      .map((line) => paragraphXml(line, { size: page.bodySize, align: "center", after: letter ? 14 : 4 })),
  ];
  const blocks = document.blocks.map((block, index) => blockXml(block, page, document.blocks[index - 1]));
  const last = document.blocks.at(-1)?.kind === "table" ? paragraphXml("", { size: 1 }) : "";
  return `${head.join("")}${blocks.join("")}${last}${sectionXml(document, page)}`;
}

function titleLook(page: PageLayout): Look {
  return { size: page.titleSize, strong: true, face: faces.song, align: "center", after: 6 };
}

function blockXml(block: Block, page: PageLayout, before: Block | undefined): string {
  const breakBefore = before?.kind === "pageBreak" ? { breakBefore: true } : {};
  switch (block.kind) {
    case "pageBreak":
      return "";
    case "table": {
      // Two tables without a paragraph between them would become one.
      const gap =
        before?.kind === "table" || breakBefore.breakBefore
          ? paragraphXml("", { size: 6, ...breakBefore })
          : "";
      return `${gap}${tableXml(block, page)}`;
    }
    case "code":
      return paragraphXml(block.words, { size: page.bodySize, align: "center", ...breakBefore });
    case "ends":
      return endsXml(block, page, breakBefore);
    case "signature":
      return block.lines
        .map((line, index) =>
          paragraphXml(line, {
            size: page.bodySize,
            align: "right",
            line: page.lineHeight,
            before: index === 0 ? page.lineHeight : 0,
            keepNext: index < block.lines.length - 1,
          }),
        )
        .join("");
    case "paragraph":
      return paragraphXml(block.text, { ...paragraphLook(block, page), ...breakBefore });
  }
}

function endsXml({ left = "", right = "" }: Ends, page: PageLayout, more: Look): string {
  const size = page.titleSize === sizes.erhao ? page.bodySize : page.cellSize;
  const look = { size, rightTab: twentieths(contentWidth(page)), before: 4, after: 3, ...more };
  return paragraphOf(`${runsXml(left, look)}${TAB}${runsXml(right, look)}`, look);
}

function paragraphLook({ as }: Paragraph, page: PageLayout): Look {
  const { bodySize: size, lineHeight: line } = page;
  switch (as) {
    case "body":
      return { size, line, indented: true, align: "left" };
    case "heading":
      return { size, line, indented: true, face: faces.hei, keepNext: true };
    case "plain":
      return { size, line };
    case "note":
      return { size: sizes.xiaowu, before: 3 };
    case "title":
      return titleLook(page);
  }
}

function sectionXml({ landscape }: PrintDocument, page: PageLayout): string {
  const { top, bottom, left, right } = page.margin;
  const turned = landscape ? ' w:orient="landscape"' : "";
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${twentieths(page.width)}" w:h="${twentieths(page.height)}"${turned}/><w:pgMar w:top="${twentieths(top)}" w:right="${twentieths(right)}" w:bottom="${twentieths(bottom)}" w:left="${twentieths(left)}" w:header="${twentieths(10)}" w:footer="${twentieths(10)}" w:gutter="0"/></w:sectPr>`;
}

function footXml(document: PrintDocument, page: PageLayout): string {
  const letter = document.look === "letter";
  const look: Look = {
    size: letter && document.stamp === undefined ? sizes.sihao : sizes.xiaowu,
    face: faces.song,
  };
  const field = (name: string) =>
    `<w:fldSimple w:instr=" ${name} "><w:r><w:rPr><w:sz w:val="${(look.size ?? 9) * 2}"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>`;
  const number = letter
    ? `${runsXml("— ", look)}${field("PAGE")}${runsXml(" —", look)}`
    : `${runsXml("第 ", look)}${field("PAGE")}${runsXml(" 页　共 ", look)}${field("NUMPAGES")}${runsXml(" 页", look)}`;
  if (document.stamp === undefined) return paragraphOf(number, { align: "center" });
  return paragraphOf(`${runsXml(document.stamp, look)}${TAB}${number}`, {
    rightTab: twentieths(contentWidth(page)),
  });
}
