/** Which rows of a long list stand in the window. Pure. */

export interface Range {
  /** First row drawn. */
  readonly from: number;
  /** One past the last row drawn. */
  readonly to: number;
}

interface Window {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly rows: number;
  /** Rows drawn beyond the edges, so that a quick scroll does not show white. */
  readonly beyond: number;
}

export function visibleRange({ scrollTop, height, rowHeight, rows, beyond }: Window): Range {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const count = Math.ceil(height / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, rows) - beyond);
  return { from, to: Math.min(rows, first + count + beyond) };
}

/** Where to scroll so that a row stands wholly between the head and the lower edge; the same place if it does already. */
export function scrollToShow(
  row: number,
  { scrollTop, height, rowHeight }: Pick<Window, "scrollTop" | "height" | "rowHeight">,
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return scrollTop;
}
