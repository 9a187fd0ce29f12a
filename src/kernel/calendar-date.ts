/**
 * Dates as ISO strings `yyyy-mm-dd`: no time of day, no time zone, no Date object and no clock. Strings of this form
 * compare and sort as the dates do.
 */

export type IsoDate = string;

/** A date known to the day, the month or the year: `2018-03-02`, `2018-03` or `2018`. */
export interface PartialDate {
  readonly text: string;
  readonly precision: "day" | "month" | "year";
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function isoText(year: number, month: number, day: number): IsoDate {
  const years = year >= 1000 ? String(year) : String(year).padStart(4, "0");
  return `${years}${month < 10 ? "-0" : "-"}${month}${day < 10 ? "-0" : "-"}${day}`;
}

export function isCalendarDate(year: number, month: number, day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
}

/** The ISO date, or undefined where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  if (!isCalendarDate(year, month, day) || year < 0 || year > 9999) return undefined;
  return isoText(year, month, day);
}

export function isIsoDate(text: string): boolean {
  const parts = ISO.exec(text);
  return parts !== null && isCalendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10));
}

/** Days since 1970-01-01 in the Gregorian calendar. */
export function dayNumber(date: IsoDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromDayNumber(days: number): IsoDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return isoText(year, month, day);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** A day that the target month lacks becomes its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const total = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return isoText(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12);
}

/** Completed years of life; who was born on 29 February turns a year older on 1 March in common years. */
export function ageOn(birthDate: IsoDate, on: IsoDate): number {
  const years = yearOf(on) - yearOf(birthDate);
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Full months over: the most that can be added to the first day without passing the second. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from);
  const due = Math.min(dayOf(from), daysInMonth(yearOf(to), monthOf(to)));
  return dayOf(to) < due ? months - 1 : months;
}

export function earlierOf(one: IsoDate, other: IsoDate): IsoDate {
  if (one < other) return one;
  return other;
}

export function startOfMonth(date: IsoDate): IsoDate {
  return `${date.slice(0, 8)}01`;
}

export function lastDayOfMonth(year: number, month: number): IsoDate {
  return isoText(year, month, daysInMonth(year, month));
}

export function endOfMonth(date: IsoDate): IsoDate {
  return lastDayOfMonth(yearOf(date), monthOf(date));
}

export function quarterOf(date: IsoDate): number {
  return Math.ceil(monthOf(date) / 3);
}

export function quarterEnd(year: number, quarter: number): IsoDate {
  return lastDayOfMonth(year, quarter * 3);
}

/** The first day on which a date known to the month or year may lie. */
export function firstDayOf(partial: PartialDate): IsoDate {
  return partial.text + "-01-01".slice(partial.text.length - 4);
}

/** Whether a day lies within a date known to the day, month or year. */
export function agrees(day: IsoDate, partial: PartialDate): boolean {
  return day.startsWith(partial.text);
}

const SERIAL_OF_1970 = 25_569;

/** Excel's day count; the time of day is dropped. Serials below 61 carry Excel's imaginary 29 February 1900. */
export function fromExcelSerial(serial: number, system: 1900 | 1904 = 1900): IsoDate {
  const days = Math.floor(serial) + (system === 1904 ? 1462 : 0);
  return fromDayNumber(days - SERIAL_OF_1970 + (days < 60 ? 1 : 0));
}

export function toExcelSerial(date: IsoDate): number {
  const serial = dayNumber(date) + SERIAL_OF_1970;
  return serial < 61 ? serial - 1 : serial;
}
