/** A sheet while it is filled in: which step is next, what a key does to the points. Pure. */
import type { RedLineAnswer } from "./assessment-codes.contract.ts";
import type { Answers } from "./score-assessment.ts";

export interface TypedSheet extends Answers {
  readonly seen: Readonly<Record<string, string>>;
}

export const RED_LINES = "redLines";

/** The item after the one that is shown that nobody has scored; then the red lines; undefined when all is done. */
export function nextOpen(
  codes: readonly string[],
  redLines: readonly string[],
  typed: Answers,
  at: string,
): string | undefined {
  const order = [...codes, RED_LINES];
  const from = Math.max(0, order.indexOf(at));
  const turned = [...order.slice(from + 1), ...order.slice(0, from + 1)];
  return turned.find((code) =>
    code === RED_LINES
      ? redLines.some((line) => typed.redLines[line] === undefined)
      : typed.points[code] === undefined,
  );
}

/** The step before or after, within the sheet. */
export function stepBy(codes: readonly string[], at: string, by: 1 | -1): string {
  const order = [...codes, RED_LINES];
  const to = Math.min(order.length - 1, Math.max(0, order.indexOf(at) + by));
  return order[to] ?? at;
}

export function withPoints<Sheet extends Answers>(typed: Sheet, code: string, points: number): Sheet {
  return { ...typed, points: { ...typed.points, [code]: points } };
}

export function withRedLine<Sheet extends Answers>(typed: Sheet, code: string, answer: RedLineAnswer): Sheet {
  return { ...typed, redLines: { ...typed.redLines, [code]: answer } };
}
