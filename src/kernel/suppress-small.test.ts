import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Line, suppressSmall, WITHHELD } from "./suppress-small.ts";

function columnLines(rows: readonly (readonly number[])[]): Line[] {
  return (rows[0] ?? []).map((_, column) => rows.map((__, row) => [row, column] as const));
}
function rowLines(rows: readonly (readonly number[])[]): Line[] {
  return rows.map((cells, row) => cells.map((_, column) => [row, column] as const));
}

/**
 * Another way to the same: a cell is given away if it cannot be changed without changing a sum. Over a prime field, a cell can change
 * exactly if adding "this cell" to the equations raises their rank.
 */
function determined(shown: readonly (readonly unknown[])[], lines: readonly Line[]): string[] {
  const cells = shown.flatMap((row, at) =>
    row.flatMap((value, column) => (value === WITHHELD ? [[at, column] as const] : [])),
  );
  const vectors = lines.map((line) =>
    cells.map(([row, column]) => (line.some(([r, c]) => r === row && c === column) ? 1 : 0)),
  );
  const rankOfAll = rankOf(vectors);
  return (
    cells
      .filter((_, nth) => rankOf([...vectors, cells.map((__, at) => (at === nth ? 1 : 0))]) === rankOfAll)
      // A line that is withheld to its last cell has nothing more to give up.
      .filter(([row, column]) =>
        lines.some(
          (line) =>
            line.some(([r, c]) => r === row && c === column) &&
            line.some(([r, c]) => shown[r]?.[c] !== WITHHELD),
        ),
      )
      .map(([row, column]) => `${row}/${column}`)
  );
}

const PRIME = 1_000_003;

function rankOf(vectors: readonly (readonly number[])[]): number {
  const rows = vectors.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0);
    if (found < 0) continue;
    const pivot = rows[found] ?? [];
    rows[found] = rows[rank] ?? [];
    rows[rank] = pivot;
    const inverse = power(pivot[column] ?? 1, PRIME - 2);
    for (const [at, row] of rows.entries()) {
      if (at <= rank || row[column] === 0) continue;
      const times = ((row[column] ?? 0) * inverse) % PRIME;
      for (let k = column; k < row.length; k += 1)
        row[k] = ((((row[k] ?? 0) - times * (pivot[k] ?? 0)) % PRIME) + PRIME) % PRIME;
    }
    rank += 1;
  }
  return rank;
}

function power(base: number, exponent: number): number {
  let [result, square] = [1n, BigInt(base)];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % BigInt(PRIME);
    square = (square * square) % BigInt(PRIME);
  }
  return Number(result);
}

describe("small cells of figures that leave the bureau", () => {
  it("withholds one to four and shows nought and five", () => {
    expect(suppressSmall([[0, 1, 4, 5, 80]], [])).toEqual([[0, WITHHELD, WITHHELD, 5, 80]]);
  });

  it("withholds a second cell where the one could be had by subtraction", () => {
    const rows = [[3], [40], [12]];
    expect(suppressSmall(rows, columnLines(rows))).toEqual([[WITHHELD], [40], [WITHHELD]]);
  });

  it("does not leave two that add up to two, which would be one each", () => {
    const rows = [[1], [1], [40], [12]];
    expect(suppressSmall(rows, columnLines(rows))).toEqual([[WITHHELD], [WITHHELD], [40], [WITHHELD]]);
  });

  it("withholds a total that gives a single one away, or another beside it", () => {
    const rows = [[3], [40], [43]];
    const line: Line = [
      [0, 0],
      [1, 0],
      [2, 0, -1],
    ];
    expect(suppressSmall(rows, [line])).toEqual([[WITHHELD], [WITHHELD], [43]]);
  });

  it("leaves no withheld cell to be had from several sums together", () => {
    // Two blocks of two by two, and between them one cell that only both together give away.
    const rows = [
      [1, 2, 90, 80],
      [2, 1, 70, 3],
      [60, 50, 4, 2],
      [60, 50, 2, 4],
    ];
    const lines = [...columnLines(rows), ...rowLines(rows)];
    const shown = suppressSmall(rows, lines);
    expect(shown[1]?.[3]).toBe(WITHHELD);
    expect(determined(shown, lines)).toEqual([]);
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
        expect(determined(shown, lines)).toEqual([]);
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
