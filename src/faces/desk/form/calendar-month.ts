/** The days that a calendar sheet shows. Pure. */
import { addDays, dayNumber, type IsoDate } from "../../../kernel/calendar-date.ts";

/** Six weeks from the Monday on or before the first of the month (`2026-11`). */
export function monthSheet(month: string): IsoDate[] {
  const first = `${month}-01`;
  // 1970-01-01 was a Thursday.
  const weekday = (((dayNumber(first) + 3) % 7) + 7) % 7;
  return Array.from({ length: 42 }, (_, index) => addDays(first, index - weekday));
}
