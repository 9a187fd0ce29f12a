import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Line, suppressSmall, WITHHELD } from "./suppress-small.ts";

function columnLines(rows: readonly (readonly number[])[]): Line[] {
  return (rows[0] ?? []).map((_, column) => rows.map((__, row) => [row, column] as const));
}
function rowLines(rows: readonly (readonly number[])[]): Line[] {
  return rows.map((cells, row) => cells.map((_, column) => [row, column] as const));
}

describe("small cells of figures that leave the bureau", () => {
  it("withholds one to four and shows nought and five", () => {
    expect(suppressSmall([[0, 1, 4, 5, 80]], [])).toEqual([[0, WITHHELD, WITHHELD, 5, 80]]);
  });

  it("withholds a second cell where the one could be had by subtraction", () => {
    const rows = [[3], [40], [12]];
    expect(suppressSmall(rows, columnLines(rows))).toEqual([[WITHHELD], [40], [WITHHELD]]);
  });

  it("leaves no line with a single withheld cell, and no small cell shown", () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
      .chain(([height, width]) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const lines = [...columnLines(rows), ...rowLines(rows)];
        const shown = suppressSmall(rows, lines);
        for (const line of lines) {
          expect(line.filter(([row, column]) => shown[row]?.[column] === WITHHELD)).not.toHaveLength(1);
        }
        for (const [row, cells] of rows.entries()) {
          for (const [column, value] of cells.entries()) {
            const answer = shown[row]?.[column];
            if (value > 0 && value < 5) expect(answer).toBe(WITHHELD);
            else expect([value, WITHHELD]).toContain(answer);
          }
        }
      }),
    );
  });
});
