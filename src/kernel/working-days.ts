/**
 * Working days: Monday to Friday, changed by the State Council's yearly notice (holidays, and weekends worked in their place).
 * A year whose notice is not known gives "cannot tell" with a provisional answer, never a silent guess.
 */
import { addDays, dayNumber, daysBetween, type IsoDate, yearOf } from "./calendar-date.ts";
import type { Ternary } from "./ternary.ts";

/** A day that the notice takes out of the week's order. */
export interface CalendarDay {
  readonly date: IsoDate;
  /** `rest`: nobody works, whatever the weekday; `work`: a Saturday or Sunday worked. */
  readonly kind: "rest" | "work";
}

export interface WorkCalendar {
  /** Years whose notice is known. */
  readonly years: ReadonlySet<number>;
  readonly days: ReadonlyMap<IsoDate, CalendarDay["kind"]>;
}

/** Days that do not count (公告期, 评估期): from `from` on, no longer on `to`; without `to` the clock still stands. */
export interface Pause {
  readonly from: IsoDate;
  readonly to?: IsoDate | undefined;
}

export type Counted<Value> =
  | { readonly verdict: "known"; readonly value: Value }
  /** `provisional` takes the missing years for plain weeks; show it only with `sayMissingYears`. */
  | { readonly verdict: "cannotTell"; readonly provisional: Value; readonly missingYears: readonly number[] };

export type Deadline =
  | Counted<IsoDate>
  /** The clock stands since `since` with so many working days left. */
  | { readonly verdict: "stopped"; readonly since: IsoDate; readonly daysLeft: number };

export function workCalendar(years: Iterable<number>, days: Iterable<CalendarDay>): WorkCalendar {
  return { years: new Set(years), days: new Map(Array.from(days, (day) => [day.date, day.kind])) };
}

export function isWorkingDay(calendar: WorkCalendar, date: IsoDate): Ternary {
  if (missingYear(calendar, date) !== undefined) return "cannotTell";
  return isWorked(calendar, date) ? "yes" : "no";
}

/**
 * The last day of a term of so many working days. The day it begins on does not count (民法典第二百零一条), nor do pauses.
 * @throws RangeError for a negative or broken number of days
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  from: IsoDate,
  count: number,
  pauses: readonly Pause[] = [],
): Deadline {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`);
  const missing = new Set<number>();
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    const pause = pauses.find((candidate) => covers(candidate, date));
    if (pause !== undefined) {
      if (pause.to === undefined) return { verdict: "stopped", since: pause.from, daysLeft: left };
      date = addDays(pause.to, -1);
      continue;
    }
    note(missing, calendar, date);
    if (isWorked(calendar, date)) left--;
  }
  return counted(date, missing);
}

/**
 * Working days after `from` up to and with `to`: what is left on `from` of a term that ends on `to`. Negative when `to` is
 * earlier: so many working days late.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: IsoDate,
  to: IsoDate,
  pauses: readonly Pause[] = [],
): Counted<number> {
  const isLate = to < from;
  const [start, end] = isLate ? [to, from] : [from, to];
  const missing = new Set<number>();
  let count = 0;
  for (let ahead = 1; ahead <= daysBetween(start, end); ahead++) {
    const date = addDays(start, ahead);
    if (pauses.some((pause) => covers(pause, date))) continue;
    note(missing, calendar, date);
    if (isWorked(calendar, date)) count++;
  }
  return counted(isLate && count > 0 ? -count : count, missing);
}

/** A term in calendar days that ends on a day of rest ends on the next working day (民法典第二百零三条). */
export function workingDayOnOrAfter(calendar: WorkCalendar, date: IsoDate): Counted<IsoDate> {
  const missing = new Set<number>();
  let day = date;
  for (; ; day = addDays(day, 1)) {
    note(missing, calendar, day);
    if (isWorked(calendar, day)) return counted(day, missing);
  }
}

/** What to say beside a provisional answer. */
export function sayMissingYears(years: readonly number[]): string {
  return `${years.join("、")}年的放假安排还没有录入，这里先按周一至周五推算，请以录入国务院办公厅通知后的结果为准。`;
}

function counted<Value>(value: Value, missing: ReadonlySet<number>): Counted<Value> {
  if (missing.size === 0) return { verdict: "known", value };
  return {
    verdict: "cannotTell",
    provisional: value,
    missingYears: Array.from(missing).sort((a, b) => a - b),
  };
}

function note(missing: Set<number>, calendar: WorkCalendar, date: IsoDate): void {
  const year = missingYear(calendar, date);
  if (year !== undefined) missing.add(year);
}

/** New Year's holiday may reach back into the old year (2018-12-29 was worked for 2019's), so its last days need both notices. */
const REACHES_BACK_TO = "12-26";

function missingYear(calendar: WorkCalendar, date: IsoDate): number | undefined {
  const year = yearOf(date);
  if (!calendar.years.has(year)) return year;
  if (date.slice(5) < REACHES_BACK_TO || calendar.days.has(date) || calendar.years.has(year + 1))
    return undefined;
  return year + 1;
}

function isWorked(calendar: WorkCalendar, date: IsoDate): boolean {
  const kind = calendar.days.get(date);
  return kind === undefined ? isWeekday(date) : kind === "work";
}

/** 1970-01-01 was a Thursday. */
function isWeekday(date: IsoDate): boolean {
  return (((dayNumber(date) + 3) % 7) + 7) % 7 < 5;
}

function covers(pause: Pause, date: IsoDate): boolean {
  return date >= pause.from && (pause.to === undefined || date < pause.to);
}
