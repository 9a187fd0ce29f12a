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
  const withhold = ([row, column]: CellAt) => shown[row]?.splice(column, 1, WITHHELD);
  // Withholding a cell for one line may lay another one open.
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const next = nextToWithhold({ rows, shown, smallest }, line);
      if (next === undefined) continue;
      withhold(next);
      changed = true;
    }
  }
  return shown;
}

interface Table {
  readonly rows: readonly (readonly number[])[];
  readonly shown: readonly (readonly Figure[])[];
  readonly smallest: number;
}

/** The smallest shown part of a line that is not safe yet; zeros give little cover and go last. */
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
  return parts
    .filter((cell) => !isWithheld(cell))
    .sort((one, other) => rank(valueAt(one)) - rank(valueAt(other)))[0];
}

function rank(value: number): number {
  return value === 0 ? Number.MAX_SAFE_INTEGER : value;
}
