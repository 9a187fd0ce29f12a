/** Measures of the page, in millimetres and points, which both ways of printing keep (GB/T 9704; forms of the civil affairs offices). */
import type { PrintDocument, Table } from "./document.contract.ts";

export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** 二号, 小二 … in points. */
  readonly titleSize: number;
  readonly bodySize: number;
  readonly cellSize: number;
  readonly noteSize: number;
  readonly lineHeight: number;
}

const A4 = { short: 210, long: 297 };
const MM_PER_POINT = 25.4 / 72;

export const sizes = {
  erhao: 22,
  xiaoer: 18,
  sanhao: 16,
  sihao: 14,
  xiaosi: 12,
  wuhao: 10.5,
  xiaowu: 9,
  liuhao: 7.5,
} as const;

export function layoutOf({ look, landscape }: Pick<PrintDocument, "look" | "landscape">): PageLayout {
  const [width, height] = landscape ? [A4.long, A4.short] : [A4.short, A4.long];
  if (look === "letter") {
    return {
      width,
      height,
      margin: { top: 37, bottom: 35, left: 28, right: 26 },
      titleSize: sizes.erhao,
      bodySize: sizes.sanhao,
      cellSize: sizes.xiaosi,
      noteSize: sizes.xiaowu,
      lineHeight: 26,
    };
  }
  if (look === "poster") {
    return {
      width,
      height,
      margin: { top: 15, bottom: 12, left: 18, right: 18 },
      titleSize: 36,
      bodySize: sizes.xiaoer,
      cellSize: 22,
      noteSize: 13,
      lineHeight: 25,
    };
  }
  return {
    width,
    height,
    margin: landscape
      ? { top: 18, bottom: 16, left: 14, right: 14 }
      : { top: 22, bottom: 20, left: 22, right: 20 },
    titleSize: sizes.xiaoer,
    bodySize: sizes.xiaosi,
    cellSize: sizes.wuhao,
    noteSize: sizes.xiaowu,
    lineHeight: 22,
  };
}

export function cellSizeIn(table: Table, page: PageLayout): number {
  return table.type === "small" ? sizes.liuhao : page.cellSize;
}

/** Between a rule and the text beside it. */
export function cellInsetOf(table: Table): { readonly x: number; readonly y: number } {
  return table.type === "small" ? { x: 0.6, y: 0.8 } : { x: 1.4, y: 1.1 };
}

/** What a cell holds beside its inset, in millimetres. */
export function innerWidth(table: Table, page: PageLayout, column: number, across: number): number {
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
  const share = sum(table.columns.slice(column, column + across)) / sum(table.columns);
  return contentWidth(page) * share - 2 * cellInsetOf(table).x;
}

export function contentWidth(page: PageLayout): number {
  return page.width - page.margin.left - page.margin.right;
}

/** How many Han characters of a size go on one line. */
export function emsIn(millimetres: number, size: number): number {
  return Math.max(2, millimetres / (size * MM_PER_POINT));
}

/** In ems: a Han character is as wide as it is high, letters and digits about half of it. */
const SHORT = 12;
const LATIN_EM = 0.55;

/** Short values stand in the middle of their cell as people write them, sentences begin at its left. */
export function alignmentOf(plain: string): "left" | "center" {
  const latin = plain.match(/[ -~]/g)?.length ?? 0;
  const ems = plain.length - latin + latin * LATIN_EM;
  return ems <= SHORT && !plain.includes("\n") ? "center" : "left";
}

export function rowsOf({ blocks }: PrintDocument): number {
  return blocks.reduce((sum, block) => sum + (block.kind === "table" ? block.rows.length : 0), 0);
}
