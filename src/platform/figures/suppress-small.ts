/**
 * Small cells of figures that leave the office are withheld: a count of two in a village is two known children. What is withheld must
 * not come back by subtraction, so a line whose sum is known loses further cells until what is missing is no small figure itself. Pure.
 */
/** What stands in the place of a withheld figure. */
export const WITHHELD = "*";

export type Figure = number | typeof WITHHELD;

export type CellAt = readonly [row: number, column: number];

/** Cells that add up to a figure that a reader knows: another cell of the table, or one that stands elsewhere. */
export interface Line {
  readonly parts: readonly CellAt[];
  readonly sum?: CellAt;
}

/** `rows` as they may leave; `lines` are the sums that a reader could take apart, `smallest` the smallest figure that is shown. */
export function suppressSmall(
  rows: readonly (readonly number[])[],
  lines: readonly Line[],
  smallest: number,
): Figure[][] {
  const shown: Figure[][] = rows.map((row) =>
    row.map((value) => (value > 0 && value < smallest ? WITHHELD : value)),
  );
  const table = { rows, shown, smallest };
  // Withholding a cell for one line may lay another one open.
  for (;;) {
    const next = firstOf(lines, (line) => nextToWithhold(table, line)) ?? coverForKnown(table, lines);
    if (next === undefined) return shown;
    shown[next[0]]?.splice(next[1], 1, WITHHELD);
  }
}

function firstOf(lines: readonly Line[], find: (line: Line) => CellAt | undefined): CellAt | undefined {
  for (const line of lines) {
    const found = find(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Table {
  readonly rows: readonly (readonly number[])[];
  readonly shown: readonly (readonly Figure[])[];
  readonly smallest: number;
}

/** The smallest shown part of a line that is not safe yet. */
function nextToWithhold(table: Table, { parts, sum }: Line): CellAt | undefined {
  const isWithheld = ([row, column]: CellAt) => table.shown[row]?.[column] === WITHHELD;
  const valueAt = ([row, column]: CellAt) => table.rows[row]?.[column] ?? 0;
  const missing = parts.filter(isWithheld);
  const isSumKnown = sum === undefined || !isWithheld(sum);
  if (isSumKnown && missing.length === 0) return undefined;
  if (!isSumKnown && missing.length > 0) return undefined;
  const together = missing.reduce((total, cell) => total + valueAt(cell), 0);
  // All ones would be known by their number.
  const isSafe = missing.length > 1 && together >= table.smallest && together > missing.length;
  if (isSumKnown && isSafe) return undefined;
  return smallestShown(table, parts);
}

/** Zeros give little cover and go last. */
function smallestShown({ rows, shown }: Table, cells: readonly CellAt[]): CellAt | undefined {
  const valueAt = ([row, column]: CellAt) => rows[row]?.[column] ?? 0;
  return cells
    .filter(([row, column]) => shown[row]?.[column] !== WITHHELD)
    .sort((one, other) => rank(valueAt(one)) - rank(valueAt(other)))[0];
}

function rank(value: number): number {
  return value === 0 ? Number.MAX_SAFE_INTEGER : value;
}

/** Each line may be safe by itself while several together give a cell away: one more of that cell's own line is withheld. */
function coverForKnown(table: Table, lines: readonly Line[]): CellAt | undefined {
  const known = knownCells(table.shown, lines);
  return firstOf(lines, ({ parts, sum }) => {
    const cells = sum === undefined ? parts : [...parts, sum];
    return cells.some((cell) => known.has(keyOf(cell))) ? smallestShown(table, cells) : undefined;
  });
}

type Equation = Map<string, number>;

const keyOf = ([row, column]: CellAt) => `${row}/${column}`;

/** Withheld cells that the sums determine: what stands alone in an equation once the others are taken out of it. */
function knownCells(shown: Table["shown"], lines: readonly Line[]): ReadonlySet<string> {
  const system = lines.map(({ parts, sum }): Equation => {
    const weighed: (readonly [CellAt, number])[] = parts.map((cell) => [cell, 1]);
    if (sum !== undefined) weighed.push([sum, -1]);
    return new Map(
      weighed
        .filter(([[row, column]]) => shown[row]?.[column] === WITHHELD)
        .map(([cell, weight]) => [keyOf(cell), weight]),
    );
  });
  return new Set(reduce(system).flatMap((one) => (one.size === 1 ? [...one.keys()] : [])));
}

/** Gauss and Jordan, on equations that are mostly empty. */
function reduce(system: readonly Equation[]): Equation[] {
  const done: Equation[] = [];
  for (const equation of system) {
    for (const pivot of done) takeOut(equation, pivot);
    const [lead] = equation;
    if (lead === undefined) continue;
    const [key, weight] = lead;
    for (const [other, value] of equation) equation.set(other, value / weight);
    // The one that leads an equation stands first in it, and in no other.
    equation.delete(key);
    const pivot: Equation = new Map([[key, 1], ...equation]);
    for (const other of done) takeOut(other, pivot);
    done.push(pivot);
  }
  return done;
}

const NOUGHT = 1e-9;

function takeOut(from: Equation, pivot: Equation): void {
  const [key] = pivot.keys();
  const times = key === undefined ? undefined : from.get(key);
  if (times === undefined) return;
  for (const [other, value] of pivot) {
    const rest = (from.get(other) ?? 0) - times * value;
    if (Math.abs(rest) < NOUGHT) from.delete(other);
    else from.set(other, rest);
  }
}
