/** Days as numbers while the district is being made up, as ISO dates in what comes out. */
import { addYears, dayNumber, fromDayNumber, type IsoDate, yearOf } from "../../../kernel/calendar-date.ts";

/** Days since 1970-01-01. */
export type Day = number;

export const YEAR = 365.25;

const FIRST = dayNumber("1920-01-01");
const known = Array<IsoDate | undefined>(dayNumber("2100-01-01") - FIRST);

/** The ISO date of a day; each is made once. */
export function isoOf(day: Day): IsoDate {
  const index = day - FIRST;
  const iso = known[index];
  if (iso !== undefined) return iso;
  const made = fromDayNumber(day);
  known[index] = made;
  return made;
}

export function dayOfIso(iso: IsoDate): Day {
  return dayNumber(iso);
}

/** The same day of the year, `years` earlier. */
export function yearsBefore(day: Day, years: number): Day {
  return dayNumber(addYears(isoOf(day), -years));
}

export function yearOfDay(day: Day): number {
  return yearOf(isoOf(day));
}

/** The first day of the month after. */
export function nextMonth(day: Day): Day {
  const iso = isoOf(day);
  const month = Number(iso.slice(5, 7));
  const year = Number(iso.slice(0, 4));
  return dayNumber(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`);
}

/** A day between two, in whatever order they come. */
export function clampDay(day: Day, from: Day, to: Day): Day {
  return Math.round(Math.max(from, Math.min(to, day)));
}
