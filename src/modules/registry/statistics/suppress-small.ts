/**
 * Small cells (1–4) of figures that leave the bureau are withheld: a count of two in a village is two known children. Where one
 * withheld cell of a line could be had by subtraction, a second one of that line is withheld too. Pure.
 */
export const SMALLEST_SHOWN = 5;
/** What stands in the place of a withheld figure. */
export const WITHHELD = "*";

export type Figure = number | typeof WITHHELD;

/** A set of cells (row, column) that add up to a figure shown elsewhere. */
export type Line = readonly (readonly [row: number, column: number])[];

/** `rows` as they may leave; `lines` are the sums that a reader could take apart. */
export function suppressSmall(rows: readonly (readonly number[])[], lines: readonly Line[]): Figure[][] {
  const shown: Figure[][] = rows.map((row) =>
    row.map((value) => (value > 0 && value < SMALLEST_SHOWN ? WITHHELD : value)),
  );
  // Withholding a cell for one line may leave another line with a single one.
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const second = secondToWithhold(shown, line);
      if (second !== undefined) {
        const [row, column] = second;
        shown[row]?.splice(column, 1, WITHHELD);
        changed = true;
      }
    }
  }
  return shown;
}

/** The smallest shown cell of a line that has exactly one withheld; zeros give nothing away and go last. */
function secondToWithhold(
  shown: readonly (readonly Figure[])[],
  line: Line,
): readonly [number, number] | undefined {
  let withheld = 0;
  let best: { readonly at: readonly [number, number]; readonly value: number } | undefined;
  for (const at of line) {
    const value = shown[at[0]]?.[at[1]];
    if (value === undefined) continue;
    if (value === WITHHELD) withheld += 1;
    else if (best === undefined || rank(value) < rank(best.value)) best = { at, value };
  }
  return withheld === 1 ? best?.at : undefined;
}

function rank(value: number): number {
  return value === 0 ? Number.MAX_SAFE_INTEGER : value;
}
