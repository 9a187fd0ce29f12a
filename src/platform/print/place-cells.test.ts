import { expect, test } from "vitest";
import { label, type Table, text } from "./document.contract.ts";
import { placeCells } from "./place-cells.ts";

const table = (columns: number, rows: Table["rows"]): Table => ({
  kind: "table",
  columns: Array.from({ length: columns }, () => 1),
  rows,
});

test("a cell over two rows keeps its place in the second", () => {
  const grid = placeCells(
    table(3, [
      { cells: [label("a", { down: 2 }), text("b"), text("c")] },
      { cells: [text("d", { across: 2 })] },
    ]),
  );
  expect(grid.map((row) => row.map(({ column, across, continues }) => [column, across, continues]))).toEqual([
    [
      [0, 1, false],
      [1, 1, false],
      [2, 1, false],
    ],
    [
      [0, 1, true],
      [1, 2, false],
    ],
  ]);
});

test.each([
  ["is too short", [{ cells: [text("a")] }], "ends at column 1 of 2"],
  ["is too wide", [{ cells: [text("a", { across: 3 })] }], "wider than 2"],
  ["has a cell too many", [{ cells: [text("a"), text("b"), text("c")] }], "1 cells too many"],
  ["reaches below the last", [{ cells: [text("a", { down: 2 }), text("b")] }], "reaches below"],
])("a row that %s is refused", (_, rows, message) => {
  expect(() => placeCells(table(2, rows))).toThrow(message);
});
