/** The period that titles, sheet names and file names report. Pure. */
import { type IsoDate, isoDate, lastDayOfMonth, quarterEnd } from "./calendar-date.ts";
import { comparable } from "./text-repair.ts";

/** When the form was filled in says nothing about the period that it reports. */
const FILLED_IN =
  /(?:填报|填表|制表|编制|报送|上报|呈报|打印|更新|填写)(?:日期|时间|日):?(?:\d{4})?[年.\-/]?(?:\d{1,2})?[月.\-/]?(?:\d{1,2})?日?/g;
const CHINESE_YEAR = /[二一][〇○零Oo一二三四五六七八九]{3}(?=年)/g;
const CHINESE_DIGITS = "〇一二三四五六七八九";

const PERIODS: readonly (readonly [RegExp, (parts: readonly number[]) => IsoDate | undefined])[] = [
  [
    /截[至止](?:到|至|日期|时间)*:?(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})/,
    ([y = 0, m = 0, d = 0]) => isoDate(y, m, d),
  ],
  [
    /截[至止](?:到|至|日期|时间)*:?(\d{4})年?(\d{2})月?(\d{2})(?!\d)/,
    ([y = 0, m = 0, d = 0]) => isoDate(y, m, d),
  ],
  [/(\d{4})年?度?第?([一二三四1-4])季/, ([y = 0, q = 0]) => quarterEnd(y, q)],
  [/(\d{4})年?Q([1-4])/, ([y = 0, q = 0]) => quarterEnd(y, q)],
  [/(\d{4})年?度?上半年/, ([y = 0]) => isoDate(y, 6, 30)],
  [/(\d{4})年?度?下半年/, ([y = 0]) => isoDate(y, 12, 31)],
  [/(\d{4})年\d{1,2}月?[-—–~至到](?:\d{4}年)?(\d{1,2})月/, ([y = 0, m = 0]) => endOf(y, m)],
  [/(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?/, ([y = 0, m = 0, d = 0]) => isoDate(y, m, d)],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, ([y = 0, m = 0, d = 0]) => isoDate(y, m, d)],
  [/(\d{4})[年.\-/](\d{1,2})(?:月|(?!\d))/, ([y = 0, m = 0]) => endOf(y, m)],
  [/(\d{4})年/, ([y = 0]) => isoDate(y, 12, 31)],
];

const QUARTERS = "一二三四";

function endOf(year: number, month: number): IsoDate | undefined {
  return month >= 1 && month <= 12 ? lastDayOfMonth(year, month) : undefined;
}

/** The end of the period that the texts name; the more exact wording wins, then the earlier line. */
export function readPeriod(texts: readonly string[]): IsoDate | undefined {
  const lines = texts
    .map(prepare)
    .filter((line) => line !== "" && !/^\d{4}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?$/.test(line));
  for (const [pattern, end] of PERIODS) {
    for (const line of lines) {
      const found = pattern.exec(line);
      if (found === null) continue;
      const date = end(
        found.slice(1).map((part) => (QUARTERS.includes(part) ? QUARTERS.indexOf(part) + 1 : Number(part))),
      );
      if (date !== undefined && date >= "1990" && date < "2100") return date;
    }
  }
  return undefined;
}

function prepare(text: string): string {
  const solid = comparable(text).replace(CHINESE_YEAR, (year) =>
    Array.from(year, (digit) => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join(""),
  );
  return solid.replace(FILLED_IN, "");
}
