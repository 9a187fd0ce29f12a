/** Which rows of a long table stand in the page. Pure. */

export interface TableWindow {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Heights that stand for the rows left out. */
  readonly above: number;
  readonly below: number;
}

/** Shorter tables are drawn whole. */
const WHOLE_UP_TO = 200;
/** Rows beyond the edges, so that a turn of the wheel meets rows and not white. */
const MARGIN_ROWS = 20;

/** Where the keyboard comes in: the row it was on while that is in sight, else the first that is wholly in sight. */
export function rowToEnter(active: number, rowHeight: number, scrolled: number, height: number): number {
  const top = active * rowHeight;
  return top >= scrolled && top + rowHeight <= scrolled + height ? active : Math.ceil(scrolled / rowHeight);
}

export function tableWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): TableWindow {
  if (count <= WHOLE_UP_TO) return { from: 0, to: count, above: 0, below: 0 };
  const first = Math.floor(scrollTop / rowHeight) - MARGIN_ROWS;
  const last = Math.ceil((scrollTop + height) / rowHeight) + MARGIN_ROWS;
  // Moved in steps of ten, so that not every pixel of scrolling draws anew.
  const from = Math.max(0, Math.min(first - (first % 10), count - 1));
  const to = Math.min(count, Math.max(from + 1, last + (10 - (last % 10))));
  return { from, to, above: from * rowHeight, below: (count - to) * rowHeight };
}

/** Where the list must be scrolled to for a row to be seen whole below the heading, or nothing if it is seen. */
export function scrollFor(
  row: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): number | undefined {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return undefined;
}

/** Pixels that a name takes at 13 px, so that its column never cuts one short. */
export function widthOfText(text: string): number {
  let width = 0;
  for (const character of text) width += /[ -~]/.test(character) ? 7.5 : 13.2;
  return Math.ceil(width);
}

/** A column on paper: left to itself a browser squeezes short columns to one character a line. */
export function shareOfSheet(width: number, total: number): string {
  return `${((100 * width) / total).toFixed(2)}%`;
}
