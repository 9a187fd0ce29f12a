import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellAt, type Line, suppressSmall, WITHHELD } from "./suppress-small.ts";

const SMALLEST = 5;

/**
 * A withheld cell is given away if it cannot change without changing a sum: over a prime field, if the equations' rank stays the same
 * when "this cell" is added to them. Lines that are withheld to the last cell have nothing more to give up.
 */
function givenAway(shown: readonly (readonly unknown[])[], lines: readonly Line[]): string[] {
  const cells = shown.flatMap((row, at) =>
    row.flatMap((value, cell): CellAt[] => (value === WITHHELD ? [[at, cell]] : [])),
  );
  const isSame = (one: CellAt) => (other: CellAt) => one[0] === other[0] && one[1] === other[1];
  const weights = lines.map(({ parts, sum }) =>
    cells.map((cell) =>
      parts.some(isSame(cell)) ? 1 : sum !== undefined && isSame(cell)(sum) ? PRIME - 1 : 0,
    ),
  );
  const rank = rankOf(weights);
  return cells
    .filter((_, nth) => rankOf([...weights, cells.map((__, at) => (at === nth ? 1 : 0))]) === rank)
    .filter((cell) =>
      lines.some(({ parts, sum }) => {
        const all = sum === undefined ? parts : [...parts, sum];
        return all.some(isSame(cell)) && all.some(([row, column]) => shown[row]?.[column] !== WITHHELD);
      }),
    )
    .map((cell) => cell.join("/"));
}

const PRIME = 1_000_003;

function rankOf(vectors: readonly (readonly number[])[]): number {
  const rows = vectors.map((row) => [...row]);
  let rank = 0;
  for (let at = 0; at < (rows[0]?.length ?? 0); at += 1) {
    const found = rows.findIndex((row, nth) => nth >= rank && row[at] !== 0);
    const pivot = rows[found];
    if (pivot === undefined) continue;
    rows[found] = rows[rank] ?? [];
    rows[rank] = pivot;
    const inverse = inverseOf(pivot[at] ?? 1);
    for (const row of rows.slice(rank + 1)) {
      const times = ((row[at] ?? 0) * inverse) % PRIME;
      for (const [k, value] of pivot.entries())
        row[k] = ((((row[k] ?? 0) - times * value) % PRIME) + PRIME) % PRIME;
    }
    rank += 1;
  }
  return rank;
}

function inverseOf(value: number): number {
  let result = 1;
  let square = value;
  for (let rest = PRIME - 2; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

describe("small cells of figures that leave the office", () => {
  it("are withheld from one to four; nought and five are shown", () => {
    expect(suppressSmall([[0, 1, 4, 5, 80]], [], SMALLEST)).toEqual([[0, WITHHELD, WITHHELD, 5, 80]]);
  });

  it("take a second cell with them where the one could be had by subtraction", () => {
    const rows = [[3], [40], [12]];
    expect(suppressSmall(rows, [{ parts: column(rows) }], SMALLEST)).toEqual([[WITHHELD], [40], [WITHHELD]]);
  });

  it("take a third with them where the two together are small", () => {
    const rows = [[1], [1], [40], [12]];
    expect(suppressSmall(rows, [{ parts: column(rows) }], SMALLEST).flat()).toEqual([
      WITHHELD,
      WITHHELD,
      40,
      WITHHELD,
    ]);
  });

  it("may stand alone below a sum that is withheld itself, and a withheld sum takes a part with it", () => {
    const line: Line = {
      sum: [0, 0],
      parts: [
        [0, 1],
        [0, 2],
      ],
    };
    expect(suppressSmall([[3, 3, 0]], [line], SMALLEST)).toEqual([[WITHHELD, WITHHELD, 0]]);
    expect(suppressSmall([[12, 9, 3]], [line], SMALLEST)).toEqual([[12, WITHHELD, WITHHELD]]);
  });

  it("cannot be recomputed: at least two tables agree with what is shown, for every cell that is withheld", () => {
    const table = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(table, (values) => {
        const rows = [[values.reduce((sum, one) => sum + one, 0), ...values]];
        const line: Line = { sum: [0, 0], parts: values.map((_, at): CellAt => [0, at + 1]) };
        const [shown = []] = suppressSmall(rows, [line], SMALLEST);
        const worlds = worldsOf(shown);
        for (const [at, value] of shown.entries())
          if (value === WITHHELD) expect(new Set(worlds.map((world) => world[at])).size).toBeGreaterThan(1);
      }),
    );
  });

  it("are not to be had from several sums together, where each sum by itself gives nothing away", () => {
    // Two squares of small numbers, and between them one cell that is neither's own: only all sums together tell it.
    const inner = [
      [3, 3, 90, 80],
      [3, 3, 70, 4],
      [60, 50, 3, 3],
      [60, 50, 3, 3],
    ];
    const { rows, lines } = withSums(inner);
    const shown = suppressSmall(rows, lines, SMALLEST);
    expect(shown[1]?.[3]).toBe(WITHHELD);
    expect(givenAway(shown, lines)).toEqual([]);
  });

  it("leave no line of a table open, across and down, with its sums", () => {
    const grid = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
      .chain(([height, width]) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      );
    fc.assert(
      fc.property(grid, (inner) => {
        const { rows, lines } = withSums(inner);
        const shown = suppressSmall(rows, lines, SMALLEST);
        const at = ([row, cell]: CellAt) => shown[row]?.[cell];
        expect(givenAway(shown, lines)).toEqual([]);
        for (const { parts, sum } of lines)
          expect(
            (sum === undefined ? parts : [sum, ...parts]).filter((one) => at(one) === WITHHELD),
          ).not.toHaveLength(1);
        for (const [row, cells] of rows.entries())
          for (const [cell, value] of cells.entries()) {
            if (value > 0 && value < SMALLEST) expect(at([row, cell])).toBe(WITHHELD);
            else expect([value, WITHHELD]).toContain(at([row, cell]));
          }
      }),
    );
  });
});

function column(rows: readonly (readonly number[])[]): CellAt[] {
  return rows.map((_, row) => [row, 0]);
}

/** Every row of whole numbers that a reader could hold for true: shown cells as they stand, parts that add up to the sum. */
function worldsOf(shown: readonly (number | typeof WITHHELD)[]): number[][] {
  const [sum, ...parts] = shown;
  const most = typeof sum === "number" ? sum : SMALLEST * parts.length;
  let worlds: number[][] = [[]];
  for (const part of parts)
    worlds = worlds.flatMap((world) =>
      (part === WITHHELD ? Array.from({ length: most + 1 }, (_, value) => value) : [part])
        .map((value) => [...world, value])
        .filter((next) => next.reduce((total, one) => total + one, 0) <= most),
    );
  return worlds
    .map((world) => [world.reduce((total, one) => total + one, 0), ...world])
    .filter(([total]) => sum === WITHHELD || total === sum);
}

function withSums(inner: readonly (readonly number[])[]) {
  const across = inner.map((row) => [...row, row.reduce((sum, one) => sum + one, 0)]);
  const width = across[0]?.length ?? 0;
  const last = Array.from({ length: width }, (_, at) => across.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const rows = [...across, last];
  const lines: Line[] = [
    ...rows.map((row, at) => ({
      sum: [at, width - 1] as const,
      parts: row.slice(0, -1).map((_, cell): CellAt => [at, cell]),
    })),
    ...last.map((_, cell) => ({
      sum: [inner.length, cell] as const,
      parts: inner.map((__, row): CellAt => [row, cell]),
    })),
  ];
  return { rows, lines };
}
