/**
 * What an official form or letter consists of, whatever it is printed to. A form is declared once as such a document; PDF and DOCX
 * are two ways to write it down. All text is data: nothing in it is ever read as markup.
 */
import { chineseDate } from "../../kernel/chinese-date.ts";
import { chineseCapitals, type Fen, formatYuan } from "../../kernel/money.ts";

export interface PrintDocument {
  readonly title: string;
  readonly subtitle?: string;
  /** 发文字号 of a letter: 合川民儿确〔2026〕12号. */
  readonly number?: string;
  /**
   * A form is a ruled table with small margins; a letter follows GB/T 9704; a poster is read from two steps away: large type, no page
   * number, and the title only where a block says it.
   */
  readonly look: "form" | "letter" | "poster";
  readonly landscape?: boolean;
  /** Small, at the foot of every page: who printed it and when. */
  readonly stamp?: string;
  readonly blocks: readonly Block[];
}

/** Plain text; line feeds break lines. Parts of it may be strong, or lie on a rule to be written on. */
export type Text = string | readonly Span[];
export type Span = string | { readonly strong: string } | Fill;

/** A value on a rule, at least so many characters wide: empty, it is a blank to be filled in by hand. */
export interface Fill {
  readonly fill: string | undefined;
  readonly width: number;
}

export type Block = Paragraph | Ends | Table | Signature | CodePicture | { readonly kind: "pageBreak" };

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: Text;
  /** body: indented by two characters; plain: flush left; heading: as 一、; note: small, below a table. */
  readonly as: "body" | "plain" | "heading" | "note" | "title";
}

/** One line with something at either end: 填表日期 and 编号 above a table. */
export interface Ends {
  readonly kind: "ends";
  readonly left?: Text;
  readonly right?: Text;
}

/** The close of a letter, at the right: who, when, and where the seal goes. */
export interface Signature {
  readonly kind: "signature";
  readonly lines: readonly Text[];
}

/** A square code for a phone's camera, drawn as lines, sharp at any size. */
export interface CodePicture {
  readonly kind: "code";
  /** Row by row; true is dark. */
  readonly modules: readonly (readonly boolean[])[];
  /** Side, in millimetres. */
  readonly side: number;
  /** The same for people: below it, and instead of it where no picture can stand. */
  readonly words: string;
}

export interface Table {
  readonly kind: "table";
  /** Widths in relation to each other; together they take the width of the page. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  /** So many first rows stand on top of each page. */
  readonly headRows?: number;
  /** So many last rows are not parted: a sum and its signatures come with a line of the list. */
  readonly footRows?: number;
  /** Stays on one page. */
  readonly whole?: boolean;
  /** small: lists with many columns. */
  readonly type?: "normal" | "small";
}

export interface Row {
  readonly cells: readonly Cell[];
  /** In millimetres; a row grows with what is in it. */
  readonly height?: number;
}

export type Cell = (LabelCell | TextCell | ChecksCell | OpinionCell | PhotoCell) & Covers;

/** Columns and rows that a cell covers; 1 where nothing is said. */
interface Covers {
  readonly across?: number;
  readonly down?: number;
}

export interface LabelCell {
  readonly kind: "label";
  readonly label: string;
  /** One character below the other, for narrow columns at the side. */
  readonly upright?: boolean;
}

export interface TextCell {
  readonly kind: "text";
  readonly text: Text;
  readonly align?: "left" | "center" | "right";
}

export interface ChecksCell {
  readonly kind: "checks";
  readonly checks: readonly Check[];
}

export interface Check {
  readonly label: string;
  readonly checked: boolean;
}

/** What one post says about an application, with the names, the day and the place of its seal. */
export interface OpinionCell {
  readonly kind: "opinion";
  readonly text: Text;
  readonly signers: readonly Signer[];
  readonly sealed: boolean;
  readonly on: string | undefined;
}

export interface Signer {
  /** 经办人（签字） */
  readonly role: string;
  readonly name?: string | undefined;
}

export interface PhotoCell {
  readonly kind: "photo";
  readonly words: string;
}

export function label(text: string, covers: Covers & { upright?: boolean } = {}): Cell {
  return { kind: "label", label: text, ...covers };
}

export function text(value: Text | undefined, covers: Covers & { align?: TextCell["align"] } = {}): Cell {
  const { align, ...rest } = covers;
  return { kind: "text", text: value ?? "", ...(align === undefined ? {} : { align }), ...rest };
}

export function checks(list: readonly Check[], covers: Covers = {}): Cell {
  return { kind: "checks", checks: list, ...covers };
}

export function opinion(box: Omit<OpinionCell, "kind">, covers: Covers = {}): Cell {
  return { kind: "opinion", ...box, ...covers };
}

export function photo(covers: Covers): Cell {
  return { kind: "photo", words: "近期免冠\n一寸照片", ...covers };
}

export function paragraph(value: Text, as: Paragraph["as"] = "body"): Paragraph {
  return { kind: "paragraph", text: value, as };
}

export function fill(value: string | undefined, width = 8): Fill {
  return { fill: value, width };
}

/** "2026年11月27日", or the blank for it. */
export function dateOrBlank(date: string | undefined): string {
  return date === undefined ? "　　　　年　　月　　日" : chineseDate(date);
}

/** 1,651.00元（大写：壹仟陆佰伍拾壹元整） */
export function amountInWords(fen: Fen | undefined): string {
  return fen === undefined ? "" : `${formatYuan(fen)}元（大写：${chineseCapitals(fen)}）`;
}
