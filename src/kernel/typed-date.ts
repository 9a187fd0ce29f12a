/** Dates as people type them. Pure. */
import { type IsoDate, isoDate } from "./calendar-date.ts";
import { narrowLettersAndDigits } from "./text-repair.ts";

const PARTS = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;
const SOLID = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_PARTS = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?$/;
const MONTH_SOLID = /^(\d{4})(\d{2})$/;

/** `2026.3.2`, `2026/03/02`, `20260302`, `2026年3月2日` → `2026-03-02`; undefined for what no calendar has. */
export function readTypedDate(text: string): IsoDate | undefined {
  const typed = narrowLettersAndDigits(text)
    .replace(/[。．－—]/g, ".")
    .trim();
  const parts = PARTS.exec(typed) ?? SOLID.exec(typed);
  return parts === null ? undefined : isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

/** `2026.3`, `202603`, `2026年3月` → `2026-03`. */
export function readTypedMonth(text: string): string | undefined {
  const typed = narrowLettersAndDigits(text)
    .replace(/[。．－—]/g, ".")
    .trim();
  const parts = MONTH_PARTS.exec(typed) ?? MONTH_SOLID.exec(typed);
  return parts === null ? undefined : isoDate(Number(parts[1]), Number(parts[2]), 1)?.slice(0, 7);
}
