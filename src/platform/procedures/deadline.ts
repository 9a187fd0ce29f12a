/** When a step is due, with the days on which its clock stood. Pure. */
import { addDays, addMonths, daysBetween, type IsoDate } from "../../kernel/calendar-date.ts";
import { businessDate } from "../../kernel/clock.ts";
import {
  addWorkingDays,
  type Pause,
  type WorkCalendar,
  workingDayOnOrAfter,
} from "../../kernel/working-days.ts";
import type { TermUnit } from "./procedure.ts";

export interface RunningTerm {
  readonly count: number;
  readonly unit: TermUnit;
  /** The day it begins on, which does not count. */
  readonly from: IsoDate;
  /** The moment from which hours are counted, ISO 8601. */
  readonly fromAt: string;
}

/** `missingYears`: a holiday notice is wanting, so the day is provisional. Without `on` the clock stands. */
export interface Due {
  readonly on: IsoDate | null;
  /** For hours: the moment. */
  readonly at: string | null;
  readonly missingYears: readonly number[];
}

const HOUR_MS = 3_600_000;

export function dueOf(calendar: WorkCalendar, term: RunningTerm, pauses: readonly Pause[]): Due {
  if (term.unit === "hours") return dueInHours(term, pauses);
  if (term.unit === "calendarDays") return dueInCalendarDays(calendar, term, pauses);
  if (term.unit === "months") {
    // The day of the same number in a later month (民法典 第二百零二条); days that stand still are added to it.
    const days = daysBetween(term.from, addMonths(term.from, term.count));
    return dueInCalendarDays(calendar, { ...term, count: days }, pauses);
  }
  const deadline = addWorkingDays(calendar, term.from, term.count, pauses);
  if (deadline.verdict === "stopped") return { on: null, at: null, missingYears: [] };
  return deadline.verdict === "known"
    ? { on: deadline.value, at: null, missingYears: [] }
    : { on: deadline.provisional, at: null, missingYears: deadline.missingYears };
}

function dueInCalendarDays(calendar: WorkCalendar, term: RunningTerm, pauses: readonly Pause[]): Due {
  let day = term.from;
  for (let left = term.count; left > 0; ) {
    day = addDays(day, 1);
    const pause = pauseOn(pauses, day);
    if (pause === undefined) left--;
    else if (pause.to === undefined) return { on: null, at: null, missingYears: [] };
    else day = addDays(pause.to, -1);
  }
  const moved = workingDayOnOrAfter(calendar, day);
  return moved.verdict === "known"
    ? { on: moved.value, at: null, missingYears: [] }
    : { on: moved.provisional, at: null, missingYears: moved.missingYears };
}

/** Hours do not stop for the night nor for holidays; a pause stops them by whole days. */
function dueInHours({ fromAt, count }: RunningTerm, pauses: readonly Pause[]): Due {
  let moment = Date.parse(fromAt);
  for (let left = count * HOUR_MS; left > 0; ) {
    const day = businessDate(new Date(moment));
    const endOfDay = Date.parse(`${addDays(day, 1)}T00:00:00+08:00`);
    const pause = pauseOn(pauses, day);
    if (pause === undefined) {
      const run = Math.min(left, endOfDay - moment);
      left -= run;
      moment += run;
    } else if (pause.to === undefined) return { on: null, at: null, missingYears: [] };
    else moment = Math.max(moment, Date.parse(`${pause.to}T00:00:00+08:00`));
  }
  return { on: businessDate(new Date(moment)), at: new Date(moment).toISOString(), missingYears: [] };
}

function pauseOn(pauses: readonly Pause[], day: IsoDate): Pause | undefined {
  return pauses.find(({ from, to }) => day >= from && (to === undefined || day < to));
}
