/** Which of a phone's numbers never came: 57–59. Pure. */

export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

export interface Told {
  /** The highest that the phone says it has given. */
  readonly lastN: number;
  /** How many of them wait on it, by its own word. */
  readonly waiting: number;
}

/** What is below the highest that came, and whatever the phone says it gave; nothing while as many still wait there. */
export function missingNumbers(arrived: readonly NumberRange[], { lastN, waiting }: Told): NumberRange[] {
  const gaps: NumberRange[] = [];
  let next = 1;
  for (const { from, to } of arrived) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  if (lastN >= next) gaps.push({ from: next, to: lastN });
  const missed = gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return missed > waiting ? gaps : [];
}
