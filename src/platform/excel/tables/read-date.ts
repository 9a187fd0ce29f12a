/** Dates as tables write them. What can be meant in two ways is never decided here. */
import { fromExcelSerial, isoDate, lastDayOfMonth, type PartialDate } from "../../../kernel/calendar-date.ts";
import { comparable } from "../../../kernel/text-repair.ts";
import type { Cell } from "../sheet.ts";

export type DateReading =
  | { readonly kind: "none" }
  | { readonly kind: "exact"; readonly date: PartialDate; readonly serial?: true }
  /** Every date that the writing may mean. */
  | { readonly kind: "ambiguous"; readonly candidates: readonly PartialDate[] }
  | { readonly kind: "impossible" }
  | { readonly kind: "unreadable" };

const NONE: DateReading = { kind: "none" };
const IMPOSSIBLE: DateReading = { kind: "impossible" };
const UNREADABLE: DateReading = { kind: "unreadable" };

const TIME_OF_DAY = /[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/;
const TRAILING = /(?:至今|起|左右|以来)+$/;
const NOTHING = /^(?:[-—–―_/\\.]+|无)$/;
const SPACED = /^\d{4}\s+\d{1,2}(?:\s+\d{1,2})?$/;
const YEAR = /^(\d{4})年?$/;
const SHORT_YEAR = /^(\d{2})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)?$/;
const SHORT_YEAR_ALONE = /^\d{2}年$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const FULL_WITHIN =
  /(?<!\d)(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))(?!\d)/g;

/** `trailingWords`: 至今, 起, 左右 and 以来 behind the date are read over (not for birth dates). */
export function readDate(cell: Cell, trailingWords: boolean): DateReading {
  if (cell === undefined) return NONE;
  if (typeof cell === "number") return fromNumber(cell);
  if (typeof cell === "object") return { kind: "exact", date: { text: cell.date, precision: "day" } };
  return fromText(cell, trailingWords);
}

function day(year: number, month: number, dayOfMonth: number): DateReading {
  const text = year < 1800 || year > 2200 ? undefined : isoDate(year, month, dayOfMonth);
  return text === undefined ? IMPOSSIBLE : { kind: "exact", date: { text, precision: "day" } };
}

function month(year: number, monthOfYear: number): DateReading {
  const date = monthOf(year, monthOfYear);
  return date === undefined ? IMPOSSIBLE : { kind: "exact", date };
}

function monthOf(year: number, monthOfYear: number): PartialDate | undefined {
  if (monthOfYear < 1 || monthOfYear > 12 || year < 1800 || year > 2200) return undefined;
  return { text: lastDayOfMonth(year, monthOfYear).slice(0, 7), precision: "month" };
}

function fromNumber(value: number): DateReading {
  if (value >= 20_000 && value < 60_000) {
    return { kind: "exact", date: { text: fromExcelSerial(value), precision: "day" }, serial: true };
  }
  if (Number.isInteger(value)) return fromDigits(String(value));
  const parts = /^(\d{4})\.(\d{1,2})$/.exec(String(Number(value.toFixed(6))));
  if (parts === null) return UNREADABLE;
  const year = Number(parts[1]);
  // A numeric cell drops the zero of 2015.10.
  if (parts[2] === "1") return ambiguous([monthOf(year, 1), monthOf(year, 10)]);
  return month(year, Number(parts[2]));
}

function fromDigits(digits: string): DateReading {
  const at = (from: number, to: number) => Number(digits.slice(from, to));
  switch (digits.length) {
    case 8: {
      const endsInYear = at(0, 4) < 1800 && at(4, 8) >= 1900 && at(4, 8) <= 2100;
      return endsInYear ? yearLast(at(0, 2), at(2, 4), at(4, 8)) : day(at(0, 4), at(4, 6), at(6, 8));
    }
    case 6: {
      if (at(0, 2) === 19 || at(0, 2) === 20) {
        const found = month(at(0, 4), at(4, 6));
        if (found.kind === "exact") return found;
      }
      return shortYear(at(0, 2), at(2, 4), at(4, 6));
    }
    case 5:
      return at(0, 5) >= 20_000 && at(0, 5) < 60_000 ? fromNumber(at(0, 5)) : UNREADABLE;
    case 4:
      return at(0, 4) >= 1900 && at(0, 4) <= 2100
        ? { kind: "exact", date: { text: digits, precision: "year" } }
        : UNREADABLE;
    default:
      return UNREADABLE;
  }
}

function ambiguous(candidates: readonly (PartialDate | undefined)[]): DateReading {
  const known = candidates.filter((candidate) => candidate !== undefined);
  return known.length === 0 ? IMPOSSIBLE : { kind: "ambiguous", candidates: known };
}

function shortYear(year: number, second: number, third: number | undefined): DateReading {
  const centuries = [2000 + year, 1900 + year];
  if (third === undefined) return ambiguous(centuries.map((full) => monthOf(full, second)));
  const days: (PartialDate | undefined)[] = centuries.map((full) => dayOf(full, second, third));
  if (days.some((one) => one !== undefined)) return ambiguous(days);
  // 25-12-15: only the last part can be the year.
  return ambiguous(
    [2000 + third, 1900 + third].flatMap((full) => [dayOf(full, second, year), dayOf(full, year, second)]),
  );
}

function dayOf(year: number, monthOfYear: number, dayOfMonth: number): PartialDate | undefined {
  const text = isoDate(year, monthOfYear, dayOfMonth);
  return text === undefined ? undefined : { text, precision: "day" };
}

function yearLast(first: number, second: number, year: number): DateReading {
  return ambiguous([dayOf(year, first, second), dayOf(year, second, first)]);
}

function fromText(cell: string, trailingWords: boolean): DateReading {
  const solid = comparable(cell.includes(":") ? cell.trim().replace(TIME_OF_DAY, "") : cell);
  if (solid === "" || NOTHING.test(solid)) return NONE;
  const usual = readUsualForm(solid);
  if (usual !== undefined) return usual;
  if (trailingWords && TRAILING.test(solid)) return fromText(solid.replace(TRAILING, ""), false);
  if (solid.endsWith("月份")) return fromText(solid.slice(0, -1), false);
  if (SPACED.test(cell.trim())) return fromText(cell.trim().replace(/\s+/g, "-"), false);
  const text = solid;
  if (/^\d+$/.test(text)) return fromDigits(text);
  const year = YEAR.exec(text);
  if (year !== null) return fromDigits(year[1] ?? "");
  const short = SHORT_YEAR.exec(text);
  if (short !== null) {
    return shortYear(
      Number(short[1]),
      Number(short[2]),
      short[3] === undefined ? undefined : Number(short[3]),
    );
  }
  if (SHORT_YEAR_ALONE.test(text)) {
    return ambiguous(
      ["20", "19"].map((century) => ({ text: century + text.slice(0, 2), precision: "year" })),
    );
  }
  const last = YEAR_LAST.exec(text);
  return last === null ? UNREADABLE : yearLast(Number(last[1]), Number(last[2]), Number(last[3]));
}

const SEPARATORS = "-/.年月。—–_";

/**
 * Year, month and perhaps day with anything usual between them (2015-03-02, 2015.3, 2015年3月2日): nearly all dates, so this is
 * written as one walk over the characters instead of patterns.
 */
function readUsualForm(text: string): DateReading | undefined {
  if (digitsEnd(text, 0, 4) !== 4 || !separates(text, 4, "月")) return undefined;
  const secondEnd = digitsEnd(text, 5, 2);
  if (secondEnd === 5) return undefined;
  const year = numberAt(text, 0, 4);
  const second = numberAt(text, 5, secondEnd);
  if (secondEnd === text.length) return month(year, second);
  if (!separates(text, secondEnd, "年")) return undefined;
  const thirdAt = secondEnd + 1;
  if (thirdAt === text.length) return month(year, second);
  const thirdEnd = digitsEnd(text, thirdAt, 2);
  const ends = thirdEnd === text.length || (thirdEnd === text.length - 1 && /[日号]$/.test(text));
  return thirdEnd > thirdAt && ends ? day(year, second, numberAt(text, thirdAt, thirdEnd)) : undefined;
}

function digitsEnd(text: string, from: number, atMost: number): number {
  let at = from;
  while (at < from + atMost && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at;
}

function numberAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

function separates(text: string, at: number, never: string): boolean {
  const character = text.charAt(at);
  return character !== "" && character !== never && SEPARATORS.includes(character);
}

/** The full dates inside a longer text (起止时间), in order; undefined for one that the calendar does not have. */
export function fullDatesWithin(text: string): (string | undefined)[] {
  const solid = comparable(text);
  return [...solid.matchAll(FULL_WITHIN)].map((found) => {
    const [, year, , month1, day1, month2, day2, month3, day3] = found;
    const monthOfYear = Number(month1 ?? month2 ?? month3);
    const dayOfMonth = Number(day1 ?? day2 ?? day3);
    return isoDate(Number(year), monthOfYear, dayOfMonth);
  });
}
