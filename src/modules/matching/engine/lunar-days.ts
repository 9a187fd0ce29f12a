/** The Chinese calendar, for birthdays that were told in it. */

const calendar = new Intl.DateTimeFormat("en-u-ca-chinese", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/** The lunar year, month and day of a solar day `yyyymmdd`, written as one number in the same way; 0 where it has none. */
export function asIfSolar(day: number): number {
  const date = new Date(Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100));
  if (Number.isNaN(date.getTime())) return 0;
  const parts = new Map<string, string>(calendar.formatToParts(date).map(({ type, value }) => [type, value]));
  const [year, month, ofMonth] = [parts.get("relatedYear"), parts.get("month"), parts.get("day")];
  if (year === undefined || month === undefined || ofMonth === undefined) return 0;
  // A leap month is written "4bis": people tell it as the fourth.
  return Number(year) * 10_000 + Number.parseInt(month, 10) * 100 + Number(ofMonth);
}
