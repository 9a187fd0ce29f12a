/** Of which months somebody must say whether a price subsidy was declared. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { lastOf, type Month, monthOfDate, monthsFrom, plusMonths } from "../../../kernel/month.ts";

/** A server that stood still for a while asks afterwards, but not about years. */
const LOOK_BACK = 3;

export interface AskedMonth {
  readonly month: Month;
  readonly dueOn: IsoDate;
}

/** From the ask day of the month after it; until the end of the month in which it is asked. Nothing before the first payroll. */
export function askedMonths(on: IsoDate, askDay: number, first: Month | undefined): AskedMonth[] {
  if (first === undefined) return [];
  const hasCome = on >= dayOf(monthOfDate(on), askDay);
  const newest = plusMonths(monthOfDate(on), hasCome ? -1 : -2);
  const oldest = plusMonths(monthOfDate(on), -LOOK_BACK);
  return monthsFrom(first > oldest ? first : oldest, newest).map((month) => ({
    month,
    dueOn: lastOf(monthOfDate(on)),
  }));
}

function dayOf(month: Month, day: number): IsoDate {
  const on = `${month}-${String(day).padStart(2, "0")}`;
  const last = lastOf(month);
  return on < last ? on : last;
}
