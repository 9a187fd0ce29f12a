/** The span of a picture, and the one before it that it is compared with. Pure. */
import {
  addDays,
  addMonths,
  daysBetween,
  endOfMonth,
  type IsoDate,
  startOfMonth,
} from "../../../kernel/calendar-date.ts";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const periodCodes = codeTable("picturePeriod", "时间段", {
  month: "月",
  quarter: "季度",
  year: "年",
  own: "自己定",
});
export type PeriodKind = CodeOf<typeof periodCodes>;

/** Both days included. */
export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Period extends Days {
  readonly label: string;
  readonly before: Days;
  /** It runs still: the one before is cut at the same length. */
  readonly isRunning: boolean;
}

interface Asked {
  readonly period: PeriodKind;
  /** A day in it; today where nothing is said. */
  readonly on?: IsoDate | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

export function periodOf({ period, on, from, to }: Asked, today: IsoDate): Period {
  if (period === "own") return ownPeriod(from ?? to ?? today, to ?? today, today);
  const months = MONTHS[period];
  const day = on ?? today;
  const first = firstDay(day, months);
  const last = endOfMonth(addMonths(first, months - 1));
  const start = addMonths(first, -months);
  const isRunning = first <= today && today < last;
  const end = isRunning ? addDays(start, daysBetween(first, today)) : addDays(first, -1);
  return {
    from: first,
    to: isRunning ? today : last,
    label: labelOf(period, first),
    before: { from: start, to: end < first ? end : addDays(first, -1) },
    isRunning,
  };
}

function ownPeriod(one: IsoDate, other: IsoDate, today: IsoDate): Period {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return {
    ...{ from, to, isRunning: to >= today },
    label: `${from} 至 ${to}`,
    before: { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) },
  };
}

function firstDay(day: IsoDate, months: number): IsoDate {
  const month = Number(day.slice(5, 7)) - 1;
  return addMonths(startOfMonth(day), -(month % months));
}

function labelOf(period: Exclude<PeriodKind, "own">, first: IsoDate): string {
  const year = first.slice(0, 4);
  const month = Number(first.slice(5, 7));
  if (period === "year") return `${year}年`;
  return period === "month" ? `${year}年${month}月` : `${year}年第${(month + 2) / 3}季度`;
}
