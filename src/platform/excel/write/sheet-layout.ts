import { columnLetters } from "../column-letters.ts";
import type { ColumnSpec, SheetSpec } from "../workbook-spec.ts";

const DEFAULT_WIDTH = 12;
const FAULT_WIDTH = 40;

/** Where everything above the data stands. Rows are numbered from 1; 0 means that there is no such row. */
export interface SheetLayout {
  readonly columns: readonly ColumnSpec[];
  readonly titleRow: number;
  readonly captionRow: number;
  readonly firstHeadingRow: number;
  readonly lastHeadingRow: number;
  readonly firstDataRow: number;
  /** Merged blocks as references like `A1:F1`. */
  readonly merges: readonly string[];
}

export function layoutOf(spec: SheetSpec): SheetLayout {
  const columns: ColumnSpec[] = [...spec.columns];
  if (spec.faultHeading !== undefined)
    columns.push({ heading: spec.faultHeading, width: FAULT_WIDTH, wrap: true });
  let row = 0;
  const titleRow = spec.title === undefined ? 0 : ++row;
  const captionRow = (spec.captions ?? []).length === 0 ? 0 : ++row;
  const grouped = columns.some((column) => column.group !== undefined);
  const firstHeadingRow = spec.plain === true ? 0 : ++row;
  const lastHeadingRow = spec.plain !== true && grouped ? ++row : firstHeadingRow;
  const merges = [
    ...(titleRow > 0 ? [block(titleRow, titleRow, 0, columns.length - 1)] : []),
    ...(captionRow > 0
      ? captionSpans(spec.captions ?? [], columns.length).map((span) =>
          block(captionRow, captionRow, span.from, span.to),
        )
      : []),
    ...(grouped && firstHeadingRow > 0 ? headingMerges(columns, firstHeadingRow) : []),
  ].filter((ref) => ref !== undefined);
  return { columns, titleRow, captionRow, firstHeadingRow, lastHeadingRow, firstDataRow: row + 1, merges };
}

export interface CaptionSpan {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly align: "left" | "center" | "right";
}

/** The captions side by side over the table's width; a table too narrow for that gets them in one cell. */
export function captionSpans(captions: readonly string[], width: number): CaptionSpan[] {
  if (captions.length > width)
    return [{ text: captions.join("　　"), from: 0, to: width - 1, align: "left" }];
  return captions.map((text, index) => ({
    text,
    from: Math.floor((index * width) / captions.length),
    to: Math.floor(((index + 1) * width) / captions.length) - 1,
    align: index === 0 ? "left" : index === captions.length - 1 ? "right" : "center",
  }));
}

/** A group spans its columns in the upper row, a column without group both rows. */
function headingMerges(columns: readonly ColumnSpec[], top: number): (string | undefined)[] {
  const merges: (string | undefined)[] = [];
  for (let from = 0; from < columns.length; ) {
    const group = columns[from]?.group;
    let to = from;
    if (group === undefined) merges.push(block(top, top + 1, from, from));
    else {
      while (columns[to + 1]?.group === group) to++;
      merges.push(block(top, top, from, to));
    }
    from = to + 1;
  }
  return merges;
}

/** Undefined for a single cell, which cannot be merged. */
function block(top: number, bottom: number, left: number, right: number): string | undefined {
  if (top === bottom && left === right) return undefined;
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

export function columnWidth(column: ColumnSpec): number {
  return column.width ?? DEFAULT_WIDTH;
}
