/** When a term of minutes, hours, days, working days or months is over. Pure. */
import { addDays, addMonths } from "../../../kernel/calendar-date.ts";
import { businessDate } from "../../../kernel/clock.ts";
import { addWorkingDays, type WorkCalendar, workingDayOnOrAfter } from "../../../kernel/working-days.ts";
import type { Parameter } from "../../../platform/parameters/declare-parameter.ts";

export interface Span {
  readonly count: number;
  readonly unit: Parameter["unit"];
}

export interface SpanEnd {
  /** ISO 8601. */
  readonly dueAt: string;
  readonly missingYears: readonly number[];
}

const MINUTE_MS = 60_000;

/**
 * Minutes and hours run through nights and holidays; days end at midnight, and one that ends on a day of rest ends on the next working
 * day (民法典第二百零三条). @throws RangeError for a unit that is no span of time
 */
export function spanFrom(startedAt: string, { count, unit }: Span, calendar: WorkCalendar): SpanEnd {
  const start = new Date(startedAt);
  const day = businessDate(start);
  switch (unit) {
    case "minutes":
      return { dueAt: new Date(start.getTime() + count * MINUTE_MS).toISOString(), missingYears: [] };
    case "hours":
      return { dueAt: new Date(start.getTime() + count * 60 * MINUTE_MS).toISOString(), missingYears: [] };
    case "workingDays": {
      const end = addWorkingDays(calendar, day, count);
      if (end.verdict === "known") return { dueAt: endOf(end.value), missingYears: [] };
      // No pause was given, so the clock does not stand.
      return end.verdict === "cannotTell"
        ? { dueAt: endOf(end.provisional), missingYears: end.missingYears }
        : { dueAt: endOf(day), missingYears: [] };
    }
    case "days":
      return onWorkingDay(addDays(day, count), calendar);
    case "months":
      return onWorkingDay(addMonths(day, count), calendar);
    default:
      throw new RangeError(`${unit} is no span of time`);
  }
}

function onWorkingDay(day: string, calendar: WorkCalendar): SpanEnd {
  const moved = workingDayOnOrAfter(calendar, day);
  return moved.verdict === "known"
    ? { dueAt: endOf(moved.value), missingYears: [] }
    : { dueAt: endOf(moved.provisional), missingYears: moved.missingYears };
}

/** The last moment of a day in Asia/Shanghai. */
function endOf(day: string): string {
  return new Date(Date.parse(`${addDays(day, 1)}T00:00:00+08:00`) - 1000).toISOString();
}
