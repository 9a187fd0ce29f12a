/** Days and months as letters and forms write them: Arabic digits, no leading zeros (GB/T 9704: 成文日期). */
import { dayOf, type IsoDate, monthOf, yearOf } from "./calendar-date.ts";

/** 2026-11-27 → 2026年11月27日 */
export function chineseDate(date: IsoDate): string {
  return `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`;
}

/** 2026-01 → 2026年1月 */
export function chineseMonth(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
}
