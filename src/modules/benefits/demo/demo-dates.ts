/** The days of the demonstration's stories, reckoned from the day on which it is loaded. Pure. */
import { addDays, type IsoDate } from "../../../kernel/calendar-date.ts";
import { firstOf, type Month, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import { addWorkingDays, type WorkCalendar } from "../../../kernel/working-days.ts";

export interface DemoDates {
  readonly today: IsoDate;
  readonly month: Month;
  /** So many working days ago. */
  back(days: number): IsoDate;
  /** So many working days after this one. */
  after(date: IsoDate, days: number): IsoDate;
  /** The first working day on or after this day of the month so many months ago. */
  ago(months: number, day: number): IsoDate;
}

export function demoDates(calendar: WorkCalendar, today: IsoDate): DemoDates {
  const month = monthOfDate(today);
  const walk = (from: IsoDate, days: number, step: 1 | -1) => {
    let date = from;
    for (let left = days; left > 0; ) {
      date = addDays(date, step);
      if (isWorked(calendar, date)) left--;
    }
    return date;
  };
  return {
    today,
    month,
    back: (days) => walk(today, days, -1),
    after: (date, days) => walk(date, days, 1),
    ago(months, day) {
      let date = addDays(firstOf(plusMonths(month, -months)), day - 1);
      while (!isWorked(calendar, date)) date = addDays(date, 1);
      return date;
    },
  };
}

/** Of a year whose notice is not known, by the plain week. */
function isWorked(calendar: WorkCalendar, date: IsoDate): boolean {
  const next = addWorkingDays(calendar, addDays(date, -1), 1);
  if (next.verdict === "stopped") return false;
  return (next.verdict === "known" ? next.value : next.provisional) === date;
}
