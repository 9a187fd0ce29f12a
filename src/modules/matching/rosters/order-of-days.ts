/** Days that come in the wrong order on most rows: the columns are swapped. Pure. */
import type { ReadRow } from "./read-row.ts";
import type { RosterType } from "./roster-type.ts";

/** Of fewer rows nobody can say that it is the columns, and not the people. */
const ROWS_THAT_TELL = 5;

export interface SwappedDays {
  readonly heading: string;
  readonly holds: string;
}

/** A term begins before it ends, and whoever has a day of anything was born before it. */
export function swappedDays(rows: readonly ReadRow[], type: RosterType): SwappedDays | undefined {
  for (const [early, late] of pairsOf(type)) {
    const both = rows.filter(
      ({ values }) => values[early.code]?.length === 10 && values[late.code]?.length === 10,
    );
    const reversed = both.filter(({ values }) => (values[early.code] ?? "") > (values[late.code] ?? ""));
    if (both.length >= ROWS_THAT_TELL && reversed.length * 2 > both.length)
      return { heading: early.label, holds: `比“${late.label}”还晚的日子` };
  }
  return undefined;
}

function pairsOf({ fields }: RosterType) {
  const dates = fields.filter(({ kind }) => kind === "date");
  const births = fields.filter(({ kind }) => kind === "birthDate");
  const of = (code: string) => dates.filter((field) => field.code === code);
  const terms = fields.flatMap(({ ends: [first, last] = ["", ""] }) =>
    of(first).flatMap((early) => of(last).map((late) => [early, late] as const)),
  );
  return [...births.flatMap((birth) => dates.map((date) => [birth, date] as const)), ...terms];
}
