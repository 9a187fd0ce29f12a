/** A value over the years as a line of steps. Pure. */
import { dayNumber, type IsoDate } from "../../../../kernel/calendar-date.ts";

export interface Step {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly value: number;
}

export interface DrawnStep {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly from: IsoDate;
  readonly value: number;
}

/** Steps in a box of so many pixels; an open one reaches to `until`. Nothing for less than two. */
export function drawSteps(
  steps: readonly Step[],
  until: IsoDate,
  box: { readonly width: number; readonly height: number },
): DrawnStep[] {
  const ordered = [...steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  const first = ordered[0];
  const last = ordered.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const start = dayNumber(first.from);
  // The newest step is seen even if it lies ahead or has just begun.
  const end = Math.max(dayNumber(until), dayNumber(last.from)) + 180;
  const highest = Math.max(...ordered.map(({ value }) => value));
  const x = (day: number) => Math.round(((day - start) / (end - start)) * box.width);
  const y = (value: number) => Math.round(box.height - (highest === 0 ? 0 : value / highest) * box.height);
  return ordered.map(({ from, to, value }) => ({
    x1: x(dayNumber(from)),
    x2: x(to === null ? end : dayNumber(to)),
    y: y(value),
    from,
    value,
  }));
}
