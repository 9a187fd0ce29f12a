/** The national system's export as people save it: heading row somewhere near the top, columns by their words. Pure. */
import { parseYuan } from "../../../kernel/money.ts";
import { comparable, repairSolidText } from "../../../kernel/text-repair.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { isTruncated, rawText } from "../../../platform/excel/tables/cell-text.ts";
import { type NationalCode, nationalCodes } from "./national-codes.ts";

export interface NationalRow {
  /** As the spreadsheet counts. */
  readonly at: number;
  readonly citizenNo: string;
  readonly name: string;
  readonly code: NationalCode | null;
  readonly from: string | null;
  readonly fen: number | null;
  /** Why the row cannot be compared. */
  readonly fault: string | null;
}

const headings = {
  citizenNo: /^(儿童)?(身份证(件)?(号码?)?|公民身份号码|证件号码?)$/,
  name: /^(儿童)?姓名$/,
  code: /类别|发放类型/,
  from: /起领|起始年月|开始(发放)?年月|享受起始/,
  amount: /金额|标准/,
} as const;
type Column = keyof typeof headings;

const columns = Object.keys(headings) as Column[];
const LOOKED_AT = 30;

export interface SheetLine {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Undefined where no row of headings has numbers and categories. */
export function readNational(lines: readonly SheetLine[]): NationalRow[] | undefined {
  const top = lines.slice(0, LOOKED_AT).findIndex(({ cells }) => {
    const found = columnsOf(cells);
    return found.has("citizenNo") && found.has("code");
  });
  const head = lines[top];
  if (head === undefined) return undefined;
  const found = columnsOf(head.cells);
  return lines
    .slice(top + 1)
    .filter(
      ({ cells }) =>
        cellAt(cells, found, "citizenNo") !== undefined || cellAt(cells, found, "name") !== undefined,
    )
    .map((line) => readLine(line, found));
}

function columnsOf(cells: readonly Cell[]): Map<Column, number> {
  const words = cells.map((cell) => comparable(rawText(cell)));
  const found = new Map<Column, number>();
  for (const column of columns) {
    const at = words.findIndex((word) => headings[column].test(word));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

function cellAt(cells: readonly Cell[], found: ReadonlyMap<Column, number>, column: Column): Cell {
  const at = found.get(column);
  return at === undefined ? undefined : cells[at];
}

function readLine({ row, cells }: SheetLine, found: ReadonlyMap<Column, number>): NationalRow {
  const cell = (column: Column) => cellAt(cells, found, column);
  const code = codeIn(rawText(cell("code")));
  const number = cell("citizenNo");
  return {
    at: row,
    citizenNo: repairSolidText(rawText(number)).toUpperCase(),
    name: rawText(cell("name")).trim(),
    code,
    from: monthIn(cell("from")),
    fen: fenIn(cell("amount")),
    fault: faultOf(number, code),
  };
}

function faultOf(number: Cell, code: NationalCode | null): string | null {
  if (isTruncated(number)) return "身份证号被表格软件改成了数字，后几位已丢失";
  return code === null ? "看不出发放类别" : null;
}

/** `201`, `201 社会散居孤儿`, `社会散居孤儿`. */
function codeIn(text: string): NationalCode | null {
  const solid = comparable(text);
  const digits = /(?<!\d)\d{3}(?!\d)/.exec(solid)?.[0];
  if (digits !== undefined && nationalCodes.has(digits)) return digits;
  return nationalCodes.codes.find((code) => comparable(nationalCodes.label(code)) === solid) ?? null;
}

/** `2024-04`, `2024年4月`, `202404`, a day. */
function monthIn(cell: Cell): string | null {
  const [, year, month] = /(\d{4})\D{0,2}(\d{1,2})/.exec(repairSolidText(rawText(cell))) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return null;
  return `${year}-${month.padStart(2, "0")}`;
}

function fenIn(cell: Cell): number | null {
  if (typeof cell === "number") return Math.round(cell * 100);
  const text = repairSolidText(rawText(cell)).replaceAll(/[,，元¥￥]/g, "");
  return parseYuan(text) ?? null;
}
