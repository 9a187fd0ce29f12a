/** How long something still may take where minutes count, in words, with the colour that goes with them. Pure. */
import { businessDate } from "../../../kernel/clock.ts";
import { momentText } from "./moment.ts";

export interface TimeLeft {
  /** `还剩 25 分钟 · 14:30 前`, `超过 3 小时 · 11-27 18:00 到期` */
  readonly text: string;
  readonly tone: "late" | "soon" | "calm";
}

const MINUTE_MS = 60_000;
const SOON_MINUTES = 120;

export function timeLeft(dueAt: string, at: Date): TimeLeft {
  const left = Date.parse(dueAt) - at.getTime();
  const moment = momentOn(dueAt, at);
  if (left < 0) return { text: `超过 ${spanText(-left)} · ${moment} 到期`, tone: "late" };
  const isSoon = left <= SOON_MINUTES * MINUTE_MS;
  return { text: `还剩 ${spanText(left)} · ${moment} 前`, tone: isSoon ? "soon" : "calm" };
}

/** `25 分钟`, `3 小时 20 分`, `2 天`; rounded down, so that nobody has less than is said. */
export function spanText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  if (minutes < 1) return "不到 1 分钟";
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} 天`;
  // Over a day nobody counts minutes.
  return minutes % 60 === 0 || hours >= 24 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`;
}

/** The time alone on the same day, the day besides in the same year. */
function momentOn(iso: string, at: Date): string {
  const text = momentText(iso);
  const today = businessDate(at);
  if (text.startsWith(today)) return text.slice(11);
  return text.startsWith(today.slice(0, 4)) ? text.slice(5) : text;
}
