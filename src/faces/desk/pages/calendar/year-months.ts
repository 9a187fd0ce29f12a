/** A year as its months and weeks, each day with what it is. Pure. */
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import { isWorkingDay, type WorkCalendar } from "../../../../kernel/working-days.ts";
import { monthSheet } from "../../form/calendar-month.ts";

/** `unknown`: no notice says so yet, so the week's own order is only a guess. */
export type DayKind = "workday" | "weekend" | "rest" | "work" | "unknown";

export interface MonthDays {
  /** `2026-10` */
  readonly month: string;
  /** Seven each, Monday first; undefined where the day belongs to a neighbour. */
  readonly weeks: readonly (readonly ({ readonly date: IsoDate; readonly kind: DayKind } | undefined)[])[];
  readonly workingDays: number;
  readonly isKnown: boolean;
}

export function monthsOfYear(calendar: WorkCalendar, year: number): MonthDays[] {
  return Array.from({ length: 12 }, (_, index) =>
    monthOf(calendar, `${year}-${String(index + 1).padStart(2, "0")}`),
  );
}

function monthOf(calendar: WorkCalendar, month: string): MonthDays {
  const days = monthSheet(month).map((date) =>
    date.startsWith(month) ? { date, kind: kindOf(calendar, date) } : undefined,
  );
  const weeks = Array.from({ length: 6 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const inMonth = days.flatMap((day) => (day === undefined ? [] : [day]));
  return {
    month,
    weeks: weeks.filter((week) => week.some((day) => day !== undefined)),
    workingDays: inMonth.filter(({ kind }) => kind === "workday" || kind === "work").length,
    isKnown: inMonth.every(({ kind }) => kind !== "unknown"),
  };
}

function kindOf(calendar: WorkCalendar, date: IsoDate): DayKind {
  const said = calendar.days.get(date);
  if (said !== undefined) return said;
  const works = isWorkingDay(calendar, date);
  if (works === "cannotTell") return "unknown";
  return works === "yes" ? "workday" : "weekend";
}
