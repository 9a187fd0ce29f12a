/**
 * Small cells (1–4) of figures that leave the bureau are withheld: a count of two in a village is two known children. So are further
 * cells, until nothing that is withheld can be had from the sums that are shown: not from one of them, not from several together. Pure.
 */
export const SMALLEST_SHOWN = 5;
/** What stands in the place of a withheld figure. */
export const WITHHELD = "*";

export type Figure = number | typeof WITHHELD;

/** Cells that add up to a figure shown elsewhere; `-1` marks a cell that is itself the sum of the others. */
export type Line = readonly (readonly [row: number, column: number, weight?: -1])[];

/** `rows` as they may leave; `lines` are the sums that a reader could take apart. */
export function suppressSmall(rows: readonly (readonly number[])[], lines: readonly Line[]): Figure[][] {
  const shown: Figure[][] = rows.map((row) =>
    row.map((value) => (value > 0 && value < SMALLEST_SHOWN ? WITHHELD : value)),
  );
  // Withholding a cell for one line may open another.
  for (;;) {
    const line = lines.find((one) => tells(one, rows, shown)) ?? lineThroughKnown(lines, shown);
    if (line === undefined) return shown;
    const [row, column] = smallestShown(line, shown) ?? [];
    if (row === undefined || column === undefined) return shown;
    shown[row]?.splice(column, 1, WITHHELD);
  }
}

/** A line by itself: one withheld cell is had by subtraction; several that add up to very little are nearly had. */
function tells(
  line: Line,
  rows: readonly (readonly number[])[],
  shown: readonly (readonly Figure[])[],
): boolean {
  if (smallestShown(line, shown) === undefined) return false;
  const hidden = line.filter(([row, column]) => shown[row]?.[column] === WITHHELD);
  if (hidden.length < 2) return hidden.length === 1;
  const isSumHidden = hidden.some(([, , weight]) => weight === -1);
  const rest = hidden.reduce((sum, [row, column]) => sum + (rows[row]?.[column] ?? 0), 0);
  return !isSumHidden && rest < SMALLEST_SHOWN;
}

/** The smallest shown cell of a line; noughts give nothing away and go last. */
function smallestShown(
  line: Line,
  shown: readonly (readonly Figure[])[],
): readonly [number, number] | undefined {
  let best: { readonly at: readonly [number, number]; readonly value: number } | undefined;
  for (const [row, column] of line) {
    const value = shown[row]?.[column];
    if (value === undefined || value === WITHHELD) continue;
    if (best === undefined || rank(value) < rank(best.value)) best = { at: [row, column], value };
  }
  return best?.at;
}

function rank(value: number): number {
  return value === 0 ? Number.MAX_SAFE_INTEGER : value;
}

/** A line, not wholly withheld, through a cell that several lines together give away. */
function lineThroughKnown(lines: readonly Line[], shown: readonly (readonly Figure[])[]): Line | undefined {
  for (const known of knownCells(lines, shown)) {
    const line = lines.find(
      (one) =>
        one.some(([row, column]) => `${row}/${column}` === known) && smallestShown(one, shown) !== undefined,
    );
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Withheld cells that the lines determine: the rows of the reduced system that hold a single unknown. */
function knownCells(lines: readonly Line[], shown: readonly (readonly Figure[])[]): string[] {
  const unknown = new Map<string, number>();
  const system = lines.map((line) => {
    const equation = new Map<number, number>();
    for (const [row, column, weight = 1] of line) {
      if (shown[row]?.[column] !== WITHHELD) continue;
      const key = `${row}/${column}`;
      const at = unknown.get(key) ?? unknown.size;
      unknown.set(key, at);
      equation.set(at, (equation.get(at) ?? 0) + weight);
    }
    return equation;
  });
  const names = [...unknown.keys()];
  return reduce(system, names.length).flatMap((equation) => {
    const [only, ...more] = equation.keys();
    return only !== undefined && more.length === 0 ? [names[only] ?? ""] : [];
  });
}

type Equation = Map<number, number>;
const NOUGHT = 1e-9;

/** Gauss and Jordan, on equations that are mostly empty. */
function reduce(system: readonly Equation[], unknowns: number): Equation[] {
  const waiting = system.filter(({ size }) => size > 0);
  const done: Equation[] = [];
  for (let at = 0; at < unknowns; at += 1) {
    const found = waiting.findIndex((equation) => equation.has(at));
    if (found < 0) continue;
    const [pivot] = waiting.splice(found, 1);
    if (pivot === undefined) continue;
    scale(pivot, at);
    for (const other of [...waiting, ...done]) subtract(other, pivot, at);
    done.push(pivot);
  }
  return done;
}

function scale(equation: Equation, at: number): void {
  const by = equation.get(at) ?? 1;
  for (const [key, value] of equation) equation.set(key, value / by);
}

function subtract(from: Equation, pivot: Equation, at: number): void {
  const times = from.get(at);
  if (times === undefined) return;
  for (const [key, value] of pivot) {
    const rest = (from.get(key) ?? 0) - times * value;
    if (Math.abs(rest) < NOUGHT) from.delete(key);
    else from.set(key, rest);
  }
}
