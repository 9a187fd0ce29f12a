import type { Cell, Table } from "./document.contract.ts";

/** What stands at a place of a row: a cell, or the continuation of one that began in a row above. */
export interface Placed {
  readonly cell: Cell;
  readonly column: number;
  readonly across: number;
  readonly continues: boolean;
}

/**
 * The grid of a table: each row from left to right, cells from above included.
 * @throws RangeError where a row does not fill its columns, or a cell reaches below the last row: such a table would print askew.
 */
export function placeCells(table: Table): Placed[][] {
  const width = table.columns.length;
  const open: ({ cell: Cell; across: number; left: number } | undefined)[] = [];
  const grid = table.rows.map((row, index) => {
    const placed: Placed[] = [];
    const waiting = [...row.cells];
    for (let column = 0; column < width; ) {
      const above = open[column];
      const cell = above?.cell ?? waiting.shift();
      if (cell === undefined) throw askew(table, index, `ends at column ${column} of ${width}`);
      const across = cell.across ?? 1;
      if (column + across > width) throw askew(table, index, `is wider than ${width} columns`);
      placed.push({ cell, column, across, continues: above !== undefined });
      const left = (above?.left ?? cell.down ?? 1) - 1;
      open[column] = left > 0 ? { cell, across, left } : undefined;
      column += across;
    }
    if (waiting.length > 0) throw askew(table, index, `has ${waiting.length} cells too many`);
    return placed;
  });
  if (open.some((rest) => rest !== undefined)) {
    throw askew(table, table.rows.length - 1, "is the last, but a cell reaches below it");
  }
  return grid;
}

function askew(table: Table, row: number, how: string): RangeError {
  const first = table.rows[row]?.cells[0];
  const near = first?.kind === "label" ? ` (${first.label})` : "";
  return new RangeError(`row ${row + 1}${near} ${how}`);
}
