/** What stands in the opinion when an outcome is chosen. Pure. */
export interface OutcomeWords {
  readonly needsReasons: boolean;
  /** What people mostly write, the most usual first. */
  readonly phrases: readonly string[];
}

/** The usual sentence comes with the outcome, to be left or changed; reasons are nobody's but the officer's, and own words stay. */
export function opinionFor(
  next: OutcomeWords | undefined,
  before: OutcomeWords | undefined,
  typed: string,
): string {
  const isOwn = typed.trim() !== "" && before?.phrases.includes(typed) !== true;
  if (isOwn) return typed;
  return next === undefined || next.needsReasons ? "" : (next.phrases[0] ?? "");
}
