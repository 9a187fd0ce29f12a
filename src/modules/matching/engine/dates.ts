/** Dates as people carry them from paper to paper: exact, of the other calendar, mistyped, or only begun. */
import { IntPool, stir } from "./int-pool.ts";
import { asIfSolar } from "./lunar-days.ts";
import { Interned, type Level, type Vocabulary } from "./vocabulary.ts";

export const dateLevels: readonly Level[] = [
  { level: "exact", m: 0.955, u: 5e-5 },
  { level: "lunar", m: 0.004, u: 1e-4 },
  { level: "mistyped", m: 0.02, u: 9e-4 },
  { level: "yearMonth", m: 0.008, u: 1.6e-3 },
  { level: "monthDay", m: 0.004, u: 2.6e-3 },
  { level: "year", m: 0.006, u: 0.03 },
  { level: "differs", m: 0.003, u: 0.965 },
];
const EXACT = 0;
const LUNAR = 1;
const MISTYPED = 2;
const YEAR_MONTH = 3;
const MONTH_DAY = 4;
const YEAR = 5;
const DIFFERS = 6;

const WRITTEN = /^(\d{4})(?:[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})日?)?)?月?年?$/;

const FIRST_COMMON_DAY = 1900_00_00;
const LAST_COMMON_DAY = 2039_99_99;

/** `1987-08-25` as 19870825; 0 where it is written otherwise or long ago. */
function commonDay(text: string): number {
  if (text.length !== 10) return 0;
  let day = 0;
  for (let at = 0; at < 10; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (at === 4 || at === 7) {
      if (text.charAt(at) !== "-") return 0;
    } else if (digit >= 0 && digit <= 9) day = day * 10 + digit;
    else return 0;
  }
  return day >= FIRST_COMMON_DAY && day <= LAST_COMMON_DAY ? day : 0;
}

export class Dates implements Vocabulary {
  readonly levels = dateLevels;
  private readonly dates = new Interned();
  /** yyyymmdd, zeros where it was not legible. */
  private readonly days = new IntPool();
  private readonly lunar = new Map<number, number>();
  /** By day, from the first common one on: its id and one more. */
  private readonly common = new Int32Array(LAST_COMMON_DAY - FIRST_COMMON_DAY + 1);

  readonly atoms = {
    day: (id: number) => (this.days.at(id) % 100 === 0 ? 0 : stir(5, this.days.at(id))),
    yearMonth: (id: number) => (this.month(id) === 0 ? 0 : stir(6, Math.trunc(this.days.at(id) / 100))),
    monthDay: (id: number) => (this.days.at(id) % 100 === 0 ? 0 : stir(7, this.days.at(id) % 10_000)),
  };

  get size(): number {
    return this.dates.size;
  }

  idOf(text: string): number {
    const day = commonDay(text);
    return day === 0 ? this.idOfOther(text) : this.idOfDay(day);
  }

  /** Nearly all dates are written alike, and are found by their number. */
  private idOfDay(day: number): number {
    const at = day - FIRST_COMMON_DAY;
    let id = this.common[at] ?? 0;
    if (id === 0) {
      const plain = String(day);
      id = this.dates.find(plain) + 1 || this.keep(plain, day) + 1;
      this.common[at] = id;
    }
    return id - 1;
  }

  private keep(plain: string, day: number): number {
    this.days.push(day);
    return this.dates.add(plain);
  }

  private idOfOther(text: string): number {
    const known = this.dates.find(text);
    if (known !== -1) return known;
    const parts = WRITTEN.exec(text.trim());
    if (parts === null) return -1;
    const day = Number(parts[1]) * 10_000 + Number(parts[2] ?? 0) * 100 + Number(parts[3] ?? 0);
    const plain = String(day);
    let id = this.dates.find(plain);
    if (id === -1) id = this.keep(plain, day);
    if (plain !== text) this.dates.alias(text, id);
    return id;
  }

  compare(a: number, b: number): number {
    if (a === b) return EXACT;
    const [left, right] = [this.days.at(a), this.days.at(b)];
    const isSameMonth = Math.trunc(left / 100) === Math.trunc(right / 100);
    if (left % 100 === 0 || right % 100 === 0) return comparePartial(left, right, isSameMonth);
    if (isMistyped(left, right)) return MISTYPED;
    if (this.isOfOtherCalendar(left, right)) return LUNAR;
    if (isSameMonth) return YEAR_MONTH;
    if (left % 10_000 === right % 10_000) return MONTH_DAY;
    return Math.trunc(left / 10_000) === Math.trunc(right / 10_000) ? YEAR : DIFFERS;
  }

  private month(id: number): number {
    return Math.trunc(this.days.at(id) / 100) % 100;
  }

  /** One of them is the other's lunar day, written as if it were solar. */
  private isOfOtherCalendar(left: number, right: number): boolean {
    const [earlier, later] = left < right ? [left, right] : [right, left];
    const apart = roughDay(later) - roughDay(earlier);
    if (apart < LEAST_LUNAR_LAG || apart > MOST_LUNAR_LAG) return false;
    return this.lunarOf(later) === earlier;
  }

  private lunarOf(day: number): number {
    let lunar = this.lunar.get(day);
    if (lunar === undefined) {
      lunar = asIfSolar(day);
      this.lunar.set(day, lunar);
    }
    return lunar;
  }
}

/** A lunar date is some 20 to 52 days behind the solar one. */
const LEAST_LUNAR_LAG = 17;
const MOST_LUNAR_LAG = 56;

function roughDay(day: number): number {
  return Math.trunc(day / 10_000) * 365.25 + (Math.trunc(day / 100) % 100) * 30.4 + (day % 100);
}

function comparePartial(left: number, right: number, isSameMonth: boolean): number {
  if (Math.trunc(left / 10_000) !== Math.trunc(right / 10_000)) return DIFFERS;
  const isMonthUnknown = left % 10_000 === 0 || right % 10_000 === 0;
  if (isMonthUnknown) return YEAR;
  return isSameMonth ? YEAR_MONTH : DIFFERS;
}

/** Day and month changed places, one digit wrong, two neighbours changed places, or a day off. */
function isMistyped(left: number, right: number): boolean {
  const [a, b] = [left % 10_000, right % 10_000];
  if (left - a === right - b && Math.trunc(a / 100) === b % 100 && Math.trunc(b / 100) === a % 100)
    return true;
  let tail = 1;
  while (Math.trunc(left / tail) % 10 === Math.trunc(right / tail) % 10) tail *= 10;
  const [x, y] = [Math.trunc(left / tail), Math.trunc(right / tail)];
  if (Math.trunc(x / 10) === Math.trunc(y / 10)) return true;
  if (Math.trunc(x / 100) !== Math.trunc(y / 100)) return false;
  const isSwap = x % 10 === Math.trunc(y / 10) % 10 && y % 10 === Math.trunc(x / 10) % 10;
  return isSwap || (tail === 1 && Math.abs(left - right) === 1);
}
