import { toExcelSerial } from "../../../kernel/calendar-date.ts";
import { columnLetters } from "../column-letters.ts";
import type { Cell } from "../sheet.ts";
import type { ColumnSpec } from "../workbook-spec.ts";
import type { Style, StyleBook } from "./style-book.ts";
import { escapeCellText } from "./xml-escape.ts";

/** Excel's calendar is right from here on; earlier days are written as text. */
const FIRST_DATE = "1900-03-01";

const EQUALS = 0x3d;
const PLUS = 0x2b;
const MINUS = 0x2d;
const AT = 0x40;
const TAB = 0x09;
const RETURN = 0x0d;
const ONLY_DIGITS = /^\d+$/;

/**
 * Whether a text would turn into a formula or a number when someone edits the cell. Such texts get the mark that a typed
 * apostrophe gives; they are stored as texts in any case.
 */
export function needsQuote(text: string): boolean {
  const first = text.charCodeAt(0);
  if (
    first === EQUALS ||
    first === PLUS ||
    first === MINUS ||
    first === AT ||
    first === TAB ||
    first === RETURN
  )
    return true;
  return first >= 0x30 && first <= 0x39 && ONLY_DIGITS.test(text);
}

/** Writes the cells of one column in one style; everything that is the same for all of them is put together once. */
export class CellWriter {
  readonly #start: string;
  readonly #empty: string;
  readonly #text: string;
  readonly #quoted: string;
  readonly #number: string;
  readonly #date: string;

  constructor(
    column: number,
    spec: ColumnSpec,
    look: Pick<Style, "font" | "fill" | "border">,
    styles: StyleBook,
  ) {
    const { align, wrap } = spec;
    const style = (number: Style["number"], quoted = false) =>
      styles.index({ ...look, number, align, wrap, quoted });
    const numeric =
      spec.format === undefined || spec.format === "text" || spec.format === "date" ? "general" : spec.format;
    this.#start = `<c r="${columnLetters(column)}`;
    this.#empty = `" s="${style(spec.format === "text" || spec.format === undefined ? "text" : emptyFormat(spec))}"/>`;
    this.#text = `" s="${style("text")}" t="inlineStr"><is><t`;
    this.#quoted = `" s="${style("text", true)}" t="inlineStr"><is><t`;
    this.#number = `" s="${style(numeric === "decimal" ? "general" : numeric)}"><v>`;
    this.#date = `" s="${style("date")}"><v>`;
  }

  /** `row` is the row number as text. */
  write(row: string, cell: Cell): string {
    if (typeof cell === "string")
      return cell === "" ? this.#start + row + this.#empty : this.#writeText(row, cell);
    if (typeof cell === "number") {
      return Number.isFinite(cell)
        ? `${this.#start}${row}${this.#number}${cell}</v></c>`
        : this.#start + row + this.#empty;
    }
    if (cell === undefined) return this.#start + row + this.#empty;
    if (cell.date < FIRST_DATE) return this.#writeText(row, cell.date);
    return `${this.#start}${row}${this.#date}${toExcelSerial(cell.date)}</v></c>`;
  }

  #writeText(row: string, text: string): string {
    const style = needsQuote(text) ? this.#quoted : this.#text;
    const space = hasOuterSpace(text) ? ' xml:space="preserve">' : ">";
    return `${this.#start}${row}${style}${space}${escapeCellText(text)}</t></is></c>`;
  }
}

function emptyFormat(spec: ColumnSpec): Style["number"] {
  return spec.format === undefined || spec.format === "decimal" ? "general" : spec.format;
}

function hasOuterSpace(text: string): boolean {
  return text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20 || text.includes("\n");
}
