/** The period of a picture, and the one before it to compare with. Pure. */
import {
  addDays,
  addMonths,
  daysBetween,
  type IsoDate,
  isoDate,
  monthOf,
  monthsBetween,
  yearOf,
} from "../../../kernel/calendar-date.ts";

export type PeriodKind = "month" | "quarter" | "year";

/** Both days belong to it. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The whole calendar month, quarter or year in which a day lies. */
export function periodOf(kind: PeriodKind, on: IsoDate): Period {
  const months = MONTHS[kind];
  const first = monthOf(on) - ((monthOf(on) - 1) % months);
  const from = isoDate(yearOf(on), first, 1) ?? on;
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** As long, and ending on the day before the other begins; whole months before whole months. */
export function periodBefore({ from, to }: Period): Period {
  const next = addDays(to, 1);
  const end = addDays(from, -1);
  const isWhole = from.endsWith("-01") && next.endsWith("-01");
  return {
    from: isWhole ? addMonths(from, -monthsBetween(from, next)) : addDays(from, -(daysBetween(from, to) + 1)),
    to: end,
  };
}
