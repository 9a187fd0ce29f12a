import { expect, test } from "vitest";
import { isBuiltinDateFormat, isDateFormat } from "./number-format.ts";

test.each([
  "yyyy-mm-dd",
  "yyyy/m/d;@",
  'yyyy"年"m"月"d"日"',
  'yyyy"年"m"月";@',
  'm"月"d"日"',
  "[$-804]yyyy\\-mm\\-dd",
  "[$-804]aaaa;@",
  "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
  '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
  "yyyy/m/d h:mm",
  "mmm-yy",
  '[$-411]ggge"年"m"月"d"日"',
  "e/m/d",
  "m/d",
  "[Red]dd.mm.yy",
])("%s shows a date", (code) => {
  expect(isDateFormat(code)).toBe(true);
});

test.each([
  "General",
  "G/通用格式",
  "0",
  "0.00E+00",
  "##0.0E+0",
  "#,##0.00",
  '"共"0"day"',
  '0"年"',
  "0\\d",
  '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  "[$¥-804]#,##0.00",
  "h:mm:ss",
  "[h]:mm",
  "mm:ss.0",
  'h"时"mm"分"',
  "@",
  "h:mm AM/PM",
  '[$-804]上午/下午h"时"mm"分";@',
  "[Red]0;[Blue]0",
  '0;"yyyy"',
])("%s shows no date", (code) => {
  expect(isDateFormat(code)).toBe(false);
});

test("knows the built-in formats of Chinese Excel", () => {
  const dates = Array.from({ length: 60 }, (_, id) => id).filter(isBuiltinDateFormat);
  expect(dates).toEqual([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
});
