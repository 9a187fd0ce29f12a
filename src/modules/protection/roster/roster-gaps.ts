/** When nobody is named: then whoever holds the post receives. Pure. */

export interface Span {
  /** ISO 8601. */
  readonly from: string;
  /** Without an end. */
  readonly to: string | null;
}

export interface Gap {
  readonly from: string;
  readonly to: string;
}

/** What of [from, until) no entry covers, in order. */
export function gapsOf(entries: readonly Span[], from: string, until: string): Gap[] {
  const gaps: Gap[] = [];
  let covered = from;
  for (const entry of [...entries].sort((one, other) => one.from.localeCompare(other.from))) {
    if (entry.from >= until) break;
    if (entry.from > covered) gaps.push({ from: covered, to: entry.from });
    const end = entry.to ?? until;
    if (end > covered) covered = end;
  }
  if (covered < until) gaps.push({ from: covered, to: until });
  return gaps;
}
