/** Where the cells of the check grid stand. Pixels; the first two columns (row number, name) do not move. Pure. */
import type { GridColumn } from "./grid-columns.ts";
import { type GridSpot, ROW_HEAD } from "./problem-walk.ts";

export const ROW_HEIGHT = 32;
export const HEADER_HEIGHT = 36;

export interface GridLayout {
  readonly headWidth: number;
  /** Left edge of each column, from the left edge of the grid before any scrolling. */
  readonly lefts: readonly number[];
  readonly frozenWidth: number;
  readonly totalWidth: number;
}

export function layoutGrid(columns: readonly GridColumn[], headWidth: number): GridLayout {
  const lefts: number[] = [];
  let left = headWidth;
  for (const { width } of columns) {
    lefts.push(left);
    left += width;
  }
  return { headWidth, lefts, frozenWidth: headWidth + (columns[0]?.width ?? 0), totalWidth: left };
}

export interface GridScroll {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Wholly or partly within the window and not behind the frozen columns. */
  readonly seen: boolean;
}

/** The place of a cell on the screen, from the grid's upper left corner. */
export function cellBox(
  spot: GridSpot,
  columns: readonly GridColumn[],
  layout: GridLayout,
  scroll: GridScroll,
): CellBox {
  const isFrozen = spot.column <= 0;
  const own = spot.column === ROW_HEAD ? 0 : (layout.lefts[spot.column] ?? 0);
  const width = spot.column === ROW_HEAD ? layout.headWidth : (columns[spot.column]?.width ?? 0);
  const left = isFrozen ? own : own - scroll.left;
  const top = HEADER_HEIGHT + spot.row * ROW_HEIGHT - scroll.top;
  const seen =
    top > HEADER_HEIGHT - ROW_HEIGHT / 2 &&
    top < scroll.height - ROW_HEIGHT / 2 &&
    (isFrozen || (left + width > layout.frozenWidth && left < scroll.width));
  return { left, top, width, seen };
}

/** How far to scroll sideways so that a column stands free of the frozen ones. */
export function scrollLeftFor(
  column: number,
  columns: readonly GridColumn[],
  layout: GridLayout,
  scroll: Pick<GridScroll, "left" | "width">,
): number {
  if (column <= 0) return scroll.left;
  const left = layout.lefts[column] ?? 0;
  const right = left + (columns[column]?.width ?? 0);
  if (left - scroll.left < layout.frozenWidth) return left - layout.frozenWidth;
  if (right - scroll.left > scroll.width) return right - scroll.width;
  return scroll.left;
}
