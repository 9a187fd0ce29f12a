/** Periods of a year in which something must be done so often. All begin with a month, so they tile every year. Pure. */
import { addDays, addMonths, type IsoDate, isoDate, monthOf, yearOf } from "../../kernel/calendar-date.ts";
import type { PeriodKind } from "./record-codes.contract.ts";

export interface Period {
  readonly from: IsoDate;
  /** The last day. */
  readonly to: IsoDate;
  /** 2026年第4季度 */
  readonly label: string;
}

/** In which months school terms begin. */
export interface SchoolTerms {
  readonly spring: number;
  readonly autumn: number;
}

const BEGINNINGS: Readonly<Record<Exclude<PeriodKind, "schoolTerm">, readonly number[]>> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [1, 4, 7, 10],
  halfYear: [1, 7],
  year: [1],
};

function beginningsOf(kind: PeriodKind, { spring, autumn }: SchoolTerms): readonly number[] {
  return kind === "schoolTerm" ? [spring, autumn].sort((one, other) => one - other) : BEGINNINGS[kind];
}

/** The period in which a day lies. */
export function periodAt(kind: PeriodKind, terms: SchoolTerms, day: IsoDate): Period {
  const beginnings = beginningsOf(kind, terms);
  const begun = beginnings.findLast((month) => month <= monthOf(day));
  const from =
    begun === undefined ? firstDay(yearOf(day) - 1, beginnings.at(-1) ?? 1) : firstDay(yearOf(day), begun);
  const next = beginnings.find((month) => month > monthOf(from));
  const following =
    next === undefined ? firstDay(yearOf(from) + 1, beginnings[0] ?? 1) : firstDay(yearOf(from), next);
  return { from, to: addDays(following, -1), label: labelOf(kind, from, terms) };
}

/** Every period that begins within these days, both included, the earliest first. */
export function periodsBeginning(
  kind: PeriodKind,
  terms: SchoolTerms,
  first: IsoDate,
  last: IsoDate,
): Period[] {
  const periods: Period[] = [];
  for (let day = first; day <= last; ) {
    const period = periodAt(kind, terms, day);
    if (period.from >= first) periods.push(period);
    day = addDays(period.to, 1);
  }
  return periods;
}

function firstDay(year: number, month: number): IsoDate {
  return isoDate(year, month, 1) ?? addMonths(`${year}-01-01`, month - 1);
}

function labelOf(kind: PeriodKind, from: IsoDate, { autumn }: SchoolTerms): string {
  const [year, month] = [yearOf(from), monthOf(from)];
  switch (kind) {
    case "month":
      return `${year}年${month}月`;
    case "quarter":
      return `${year}年第${(month + 2) / 3}季度`;
    case "halfYear":
      return `${year}年${month === 1 ? "上" : "下"}半年`;
    case "year":
      return `${year}年`;
    case "schoolTerm":
      return `${year}年${month === autumn ? "秋" : "春"}季学期`;
    default:
      return kind satisfies never;
  }
}
