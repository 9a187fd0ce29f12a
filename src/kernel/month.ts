/** Months as `yyyy-mm`: what is paid is paid for a month. They compare and sort as text, like dates. */
import { type IsoDate, lastDayOfMonth } from "./calendar-date.ts";

export type Month = string;

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return MONTH.test(text);
}

export function monthOfDate(date: IsoDate): Month {
  return date.slice(0, 7);
}

/** Months since the year 0. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

export function fromMonthNumber(number: number): Month {
  const year = Math.floor(number / 12);
  const month = number - year * 12 + 1;
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}`;
}

export function plusMonths(month: Month, months: number): Month {
  return fromMonthNumber(monthNumber(month) + months);
}

export function firstOf(month: Month): IsoDate {
  return `${month}-01`;
}

export function lastOf(month: Month): IsoDate {
  return lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
}

/** Every month from the first to the last, both included; none if they are the other way round. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const start = monthNumber(first);
  return Array.from({ length: Math.max(0, monthNumber(last) - start + 1) }, (_, index) =>
    fromMonthNumber(start + index),
  );
}

/** "2026年1月" */
export function sayMonth(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}
