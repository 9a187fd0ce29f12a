/** Quarters by name (2026Q3), their last day, and the day by which villages and townships should be through. Pure. */
import { addDays, quarterEnd, quarterOf, yearOf } from "../../../kernel/calendar-date.ts";

/** Days after the quarter's end [design: the plan asks for a quarterly update and names no day]. */
const DUE_AFTER_DAYS = 20;

const ordinals = ["一", "二", "三", "四"];

export interface QuarterDays {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  readonly dueOn: string;
}

export function quarterDays(id: string): QuarterDays {
  const year = Number(id.slice(0, 4));
  const quarter = Number(id.slice(5));
  const asOf = quarterEnd(year, quarter);
  return { id, title: titleOf(id), asOf, dueOn: addDays(asOf, DUE_AFTER_DAYS) };
}

export function titleOf(id: string): string {
  return `${id.slice(0, 4)}年第${ordinals[Number(id.slice(5)) - 1] ?? ""}季度`;
}

/** The quarter that ended last before this day, or on it. */
export function lastEndedQuarter(day: string): string {
  const year = yearOf(day);
  const quarter = quarterOf(day);
  if (quarterEnd(year, quarter) === day) return `${year}Q${quarter}`;
  return quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`;
}

export function nextQuarter(id: string): string {
  const year = Number(id.slice(0, 4));
  const quarter = Number(id.slice(5));
  return quarter === 4 ? `${year + 1}Q1` : `${year}Q${quarter + 1}`;
}

/** The rounds that should be open on this day and are not yet: from the one after the newest to the one that ended last. */
export function dueQuarters(newest: string | null, day: string): string[] {
  const last = lastEndedQuarter(day);
  if (newest === null) return [last];
  const due: string[] = [];
  for (let id = nextQuarter(newest); id <= last; id = nextQuarter(id)) due.push(id);
  return due;
}
