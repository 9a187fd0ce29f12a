import { isIsoDate } from "../../../kernel/calendar-date.ts";
import { Problem } from "../../../kernel/problem.ts";
import { excelProblems, tooManyRows } from "../excel-problems.ts";
import type { ReadLimits } from "../limits.ts";
import type { SerialDates } from "../serial-date.ts";
import type { Cell, SheetRow } from "../sheet.ts";
import type { StringTable } from "./string-table.ts";
import { utf8Bytes } from "./xml-part.ts";
import { MORE, nameKey, OPEN, TEXT, XmlScanner } from "./xml-scanner.ts";
import { decodeExcelEscapes } from "./xml-text.ts";

const BATCH_ROWS = 500;
const LAST_ROW = 1_048_576;

const ROW = nameKey("row");
const C = nameKey("c");
const V = nameKey("v");
const IS = nameKey("is");
const T = nameKey("t");
const PHONETIC = nameKey("rPh");
const SHEET_DATA = nameKey("sheetData");
const A_R = nameKey("r");
const A_S = nameKey("s");
const A_T = nameKey("t");
const A_HIDDEN = nameKey("hidden");
const A_HEIGHT = nameKey("ht");

/** What a cell's `t` says about its value. */
type CellType = "number" | "shared" | "text" | "inline" | "boolean" | "error" | "date";

const CELL_TYPES: ReadonlyMap<string, CellType> = new Map([
  ["n", "number"],
  ["s", "shared"],
  ["str", "text"],
  ["inlineStr", "inline"],
  ["b", "boolean"],
  ["e", "error"],
  ["d", "date"],
]);
const NUMBER_LETTER = 0x6e;
const SHARED_LETTER = 0x73;

export interface RowContext {
  readonly sharedStrings: StringTable;
  readonly dateStyles: readonly boolean[];
  readonly dates: SerialDates;
  readonly limits: ReadLimits;
}

/** The rows of a sheet part that have content, in the order stored. */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  context: RowContext,
): AsyncGenerator<SheetRow[]> {
  const reader = new RowReader(context);
  for await (const chunk of utf8Bytes(chunks)) {
    reader.push(chunk);
    for (let batch = reader.take(); batch !== undefined; batch = reader.take()) yield batch;
  }
  const rest = reader.finish();
  if (rest.length > 0) yield rest;
}

class RowReader {
  readonly #scanner = new XmlScanner();
  readonly #context: RowContext;
  #batch: SheetRow[] = [];
  #rowsWithContent = 0;
  #inRows = false;

  #row = 0;
  #hidden = false;
  #cells: Cell[] = [];

  #column = -1;
  #type: CellType = "number";
  #style = 0;
  #value: Cell;
  #inValue = false;
  #inInline = false;
  #inInlineText = false;
  #inPhonetic = false;

  constructor(context: RowContext) {
    this.#context = context;
  }

  push(chunk: Buffer): void {
    this.#scanner.push(chunk);
  }

  /** A full batch, or undefined when the bytes pushed so far are used up. */
  take(): SheetRow[] | undefined {
    const scanner = this.#scanner;
    for (;;) {
      const token = scanner.next();
      if (token === MORE) return undefined;
      if (token === TEXT) {
        if (this.#inValue) this.#readValue();
        else if (this.#inInlineText)
          this.#value = ((this.#value as string | undefined) ?? "") + scanner.text();
      } else if (token === OPEN) this.#open(scanner.name);
      else this.#close(scanner.name);
      if (this.#batch.length >= BATCH_ROWS) return this.#flush();
    }
  }

  finish(): SheetRow[] {
    this.#scanner.finish();
    return this.#flush();
  }

  #flush(): SheetRow[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  #open(name: number): void {
    if (name === C) this.#openCell();
    else if (name === V) this.#inValue = true;
    else if (name === ROW) this.#openRow();
    else if (name === IS) this.#inInline = true;
    else if (name === T) this.#inInlineText = this.#inInline && !this.#inPhonetic;
    else if (name === PHONETIC) this.#inPhonetic = true;
    else if (name === SHEET_DATA) this.#inRows = true;
  }

  #close(name: number): void {
    if (name === C) this.#closeCell();
    else if (name === V) this.#inValue = false;
    else if (name === ROW) this.#closeRow();
    else if (name === IS) this.#inInline = false;
    else if (name === T) this.#inInlineText = false;
    else if (name === PHONETIC) this.#inPhonetic = false;
    else if (name === SHEET_DATA) this.#inRows = false;
  }

  #openRow(): void {
    const scanner = this.#scanner;
    this.#hidden = false;
    this.#column = -1;
    this.#row++;
    for (let index = 0; index < scanner.attributeCount; index++) {
      const key = scanner.attributeKey(index);
      if (key === A_R) {
        const row = scanner.attributeInteger(index);
        if (row < 1 || row > LAST_ROW)
          throw new Problem(excelProblems.damaged, { log: "a row number out of range" });
        this.#row = row;
      } else if (key === A_HIDDEN) {
        const text = scanner.attributeText(index);
        if (text === "1" || text === "true") this.#hidden = true;
      } else if (key === A_HEIGHT && Number(scanner.attributeText(index)) === 0) this.#hidden = true;
    }
  }

  #closeRow(): void {
    if (this.#cells.length === 0 || !this.#inRows) return;
    this.#batch.push({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
    this.#cells = [];
    if (++this.#rowsWithContent > this.#context.limits.rows) throw tooManyRows(this.#context.limits.rows);
  }

  #openCell(): void {
    const scanner = this.#scanner;
    this.#column++;
    this.#type = "number";
    this.#style = 0;
    this.#value = undefined;
    for (let index = 0; index < scanner.attributeCount; index++) {
      const key = scanner.attributeKey(index);
      if (key === A_R) {
        const column = scanner.attributeColumn(index);
        if (column >= 0) this.#column = column;
      } else if (key === A_S) this.#style = scanner.attributeInteger(index);
      else if (key === A_T) {
        const letter = scanner.attributeByte(index);
        if (letter === SHARED_LETTER) this.#type = "shared";
        else if (letter !== NUMBER_LETTER)
          this.#type = CELL_TYPES.get(scanner.attributeText(index)) ?? "number";
      }
    }
  }

  #closeCell(): void {
    let value = this.#value;
    if (value === undefined) return;
    if (typeof value === "string" && this.#type !== "shared") value = decodeExcelEscapes(value);
    this.#value = undefined;
    if (value === "" || this.#column >= this.#context.limits.columns) return;
    const cells = this.#cells;
    while (cells.length < this.#column) cells.push(undefined);
    cells[this.#column] = value;
  }

  #readValue(): void {
    const scanner = this.#scanner;
    switch (this.#type) {
      case "shared": {
        const index = scanner.textInteger();
        const text = this.#context.sharedStrings.get(index >= 0 ? index : Number(scanner.text()));
        if (text === undefined)
          throw new Problem(excelProblems.damaged, { log: "a text that is not in the string table" });
        this.#value = text;
        return;
      }
      case "number":
        this.#value = this.#numberOrDate();
        return;
      case "text":
      case "inline":
        this.#value = scanner.text();
        return;
      case "boolean":
        this.#value = scanner.text().trim() === "0" || scanner.text().trim() === "false" ? "FALSE" : "TRUE";
        return;
      case "date": {
        const text = scanner.text();
        const day = text.slice(0, 10);
        this.#value = isIsoDate(day) ? { date: day } : text;
        return;
      }
      case "error":
        return;
    }
  }

  /** A number that does not read as one is kept as the text it is. */
  #numberOrDate(): Cell {
    const value = this.#scanner.textNumber();
    if (Number.isNaN(value)) return this.#scanner.text().trim() === "" ? undefined : this.#scanner.text();
    if (this.#context.dateStyles[this.#style] !== true) return value;
    return this.#context.dates.cell(value) ?? value;
  }
}
