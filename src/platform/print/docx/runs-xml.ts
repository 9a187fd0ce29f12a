/** Paragraphs and the runs of text in them, in WordprocessingML. */
import { escapeXml } from "../../excel/write/xml-escape.ts";
import type { Span, Text } from "../document.contract.ts";
import { printable } from "../plain-text.ts";
import { ruled } from "../span-text.ts";

/** The names under which offices have their faces; where one is missing the word processor takes its neighbour. */
export const faces = {
  song: "宋体",
  fangSong: "仿宋",
  hei: "黑体",
  latin: "Times New Roman",
  rare: "SimSun-ExtB",
} as const;

export interface Look {
  /** In points. */
  readonly size?: number;
  readonly strong?: boolean;
  readonly face?: string;
  readonly align?: "left" | "center" | "right";
  /** Indent of the first line by two characters. */
  readonly indented?: boolean;
  /** Height of a line in points. */
  readonly line?: number;
  readonly before?: number;
  readonly after?: number;
  /** A tab stop at the right margin, in twentieths of a point. */
  readonly rightTab?: number;
  readonly keepNext?: boolean;
  readonly breakBefore?: boolean;
}

export function paragraphXml(text: Text, look: Look = {}): string {
  return paragraphOf(runsXml(text, look), look);
}

export function paragraphOf(runs: string, look: Look): string {
  return `<w:p>${paragraphProperties(look)}${runs}</w:p>`;
}

export const TAB = "<w:r><w:tab/></w:r>";

function paragraphProperties(look: Look): string {
  const { align, indented, line, before = 0, after = 0, rightTab, keepNext, breakBefore } = look;
  // The order of the elements is the schema's.
  return `<w:pPr>${keepNext ? "<w:keepNext/>" : ""}${breakBefore ? "<w:pageBreakBefore/>" : ""}${
    rightTab === undefined ? "" : `<w:tabs><w:tab w:val="right" w:pos="${rightTab}"/></w:tabs>`
  }<w:spacing w:before="${before * 20}" w:after="${after * 20}"${
    line === undefined ? "" : ` w:line="${line * 20}" w:lineRule="exact"`
  }/>${indented ? `<w:ind w:firstLineChars="200" w:firstLine="${(look.size ?? 12) * 40}"/>` : ""}${
    align === undefined ? "" : `<w:jc w:val="${align}"/>`
  }</w:pPr>`;
}

export function runsXml(text: Text, look: Look): string {
  const spans: readonly Span[] = typeof text === "string" ? [text] : text;
  return spans
    .map((span) => {
      if (typeof span === "string") return runXml(span, look);
      if ("strong" in span) return runXml(span.strong, { ...look, strong: true });
      return runXml(`${ruled(span)}${HELD}`, look, '<w:u w:val="single"/>');
    })
    .join("");
}

/** Spaces at the end of a line hang over the margin, and with them the rule: after a no-break space they are not at the end. */
const HELD = "\u00a0";

/** Beyond the first plane the usual faces have nothing, and word processors do not always look for another. */
const RARE = /([\u{20000}-\u{3ffff}]+)/u;

function runXml(text: string, look: Look, mark = ""): string {
  return printable(text)
    .split(RARE)
    .filter((part) => part !== "")
    .map((part) => {
      const face = RARE.test(part) ? faces.rare : part === CHECKED ? CHECK_FACE : look.face;
      return `<w:r>${runProperties({ ...look, ...(face === undefined ? {} : { face }) }, mark)}${contentXml(part)}</w:r>`;
    })
    .join("");
}

export const CHECKED = "☑";
const CHECK_FACE = "Segoe UI Symbol";

function runProperties({ size, strong, face }: Look, mark: string): string {
  const half = size === undefined ? "" : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  const ascii = face === CHECK_FACE ? CHECK_FACE : faces.latin;
  const fonts =
    face === undefined
      ? ""
      : `<w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:eastAsia="${face}" w:hint="eastAsia"/>`;
  return `<w:rPr>${fonts}${strong ? "<w:b/>" : ""}${half}${mark}</w:rPr>`;
}

function contentXml(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`))
    .join("<w:br/>");
}
