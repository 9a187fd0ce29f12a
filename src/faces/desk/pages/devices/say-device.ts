/** A phone in words: what never came from it, how long nobody has heard of it. Pure. */
import { daysBetween } from "../../../../kernel/calendar-date.ts";
import type { DeviceRow } from "../../../../platform/sync/devices.contract.ts";

/** 第 57–59、63 条没有传到 */
export function sayMissing(missing: DeviceRow["missing"]): string | null {
  if (missing.length === 0) return null;
  const ranges = missing.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return `第 ${ranges.join("、")} 条没有传到`;
}

/** Days on which nobody heard of it; null: it has never called. */
export function silentDays(lastDay: string | null, today: string): number | null {
  return lastDay === null ? null : Math.max(0, daysBetween(lastDay, today));
}

export function saySilence(lastDay: string | null, today: string): string {
  const days = silentDays(lastDay, today);
  if (days === null) return "登记后还没有联系过";
  if (days === 0) return "今天联系过";
  return `${days} 天没有联系`;
}

const SILENT_FROM = 7;
const SILENT_LONG_FROM = 30;

export function toneOfSilence(days: number | null): "red" | "amber" | "grey" {
  if (days === null || days < SILENT_FROM) return "grey";
  return days >= SILENT_LONG_FROM ? "red" : "amber";
}
