/** The Chinese calendar, for birthdays that were told in it. */

const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/** A lunar month: the solar day on which it begins, in days since 1970, and its year and number as `yyyymm`. */
interface LunarMonth {
  readonly begins: number;
  readonly month: number;
}

const A_DAY = 86_400_000;
const SHORTEST_MONTH = 29;

/** By solar year: the months that have a day in it. The calendar is asked once a month, for asking it is slow. */
const monthsOfYears = new Map<number, readonly LunarMonth[]>();

/** The lunar year, month and day of a solar day `yyyymmdd`, written as one number in the same way; 0 where it has none. */
export function asIfSolar(day: number): number {
  const year = Math.trunc(day / 10_000);
  const time = Date.UTC(year, (Math.trunc(day / 100) % 100) - 1, day % 100);
  if (Number.isNaN(time)) return 0;
  const date = time / A_DAY;
  const month = monthsOf(year).findLast(({ begins }) => begins <= date);
  return month === undefined ? 0 : month.month * 100 + (date - month.begins + 1);
}

function monthsOf(year: number): readonly LunarMonth[] {
  let months = monthsOfYears.get(year);
  if (months === undefined) {
    months = readMonths(year);
    monthsOfYears.set(year, months);
  }
  return months;
}

function readMonths(year: number): readonly LunarMonth[] {
  const [first, last] = [Date.UTC(year, 0, 1) / A_DAY, Date.UTC(year, 11, 31) / A_DAY];
  const months: LunarMonth[] = [];
  for (let date = first; date <= last; ) {
    const month = monthAt(date);
    if (month === undefined) return months;
    if (months.at(-1)?.begins !== month.begins) months.push(month);
    const next = month.begins + SHORTEST_MONTH;
    date = Math.max(date + 1, next);
  }
  return months;
}

function monthAt(date: number): LunarMonth | undefined {
  const parts = new Map<string, string>(
    calendar.formatToParts(date * A_DAY).map(({ type, value }) => [type, value]),
  );
  const [year, month, day] = [parts.get("relatedYear"), parts.get("month"), parts.get("day")];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // A leap month is written "4bis": people tell it as the fourth.
  return { begins: date - Number(day) + 1, month: Number(year) * 100 + Number.parseInt(month, 10) };
}
