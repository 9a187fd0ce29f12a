/** Hands each row the values of the merged cells that reach into it from above. */
import type { Cell, MergedRange, SheetRow } from "../sheet.ts";

export interface MergedCells {
  /** The value of the merged block that covers an empty cell of this row. Rows must come in order. */
  enter(row: SheetRow): void;
  valueAt(index: number, acrossColumns: boolean): Cell;
}

interface OpenMerge {
  readonly range: MergedRange;
  readonly value: Cell;
}

export function followMerges(merges: readonly MergedRange[], firstDataRow: number): MergedCells {
  const waiting = merges.filter((merge) => merge.bottom >= firstDataRow).sort((a, b) => a.top - b.top);
  let next = 0;
  let open: OpenMerge[] = [];
  return {
    enter(row) {
      if (open.length > 0 && open.some(({ range }) => range.bottom < row.row)) {
        open = open.filter(({ range }) => range.bottom >= row.row);
      }
      for (let range = waiting[next]; range !== undefined && range.top <= row.row; range = waiting[++next]) {
        const value = range.top === row.row ? row.cells[range.left] : undefined;
        if (value !== undefined && range.bottom >= row.row) open.push({ range, value });
      }
    },
    valueAt(index, acrossColumns) {
      for (const { range, value } of open) {
        if (range.left === index || (acrossColumns && range.left < index && index <= range.right))
          return value;
      }
      return undefined;
    },
  };
}
