/**
 * The one clock. Everything that asks for the time asks here, so that a test can stand still on a day or begin in another year.
 * `setClock` takes TONGAN_CLOCK's grammar:
 *
 * - `2026-11-24T08:40:00+08:00`      stands still at that instant
 * - `2020-12-31T09:00+08:00/run`     starts there and runs
 * - `+P3D`, `-P1Y2M`, `+PT36H`       runs beside the real time, so far ahead or behind (ISO 8601 durations, whole numbers)
 * - ``                               the real time again
 */

import { daysInMonth, isIsoDate } from "./calendar-date.ts";

/** A district's day ends at midnight in Beijing, wherever the server stands. */
const BUSINESS_ZONE_OFFSET_MS = 8 * 3_600_000;

type Clock = () => number;

const realTime: Clock = () => Date.now();
let clock: Clock = realTime;

export function now(): Date {
  return new Date(clock());
}

/** The instant as ISO 8601 in UTC, e.g. `2026-11-24T00:40:00.000Z`. */
export function nowIso(): string {
  return now().toISOString();
}

/** Today's date in Asia/Shanghai, e.g. `2026-11-24`. */
export function today(): string {
  return businessDate(now());
}

/** The date that an instant falls on in Asia/Shanghai, which has kept UTC+8 without summer time since 1992. */
export function businessDate(instant: Date): string {
  return new Date(instant.getTime() + BUSINESS_ZONE_OFFSET_MS).toISOString().slice(0, 10);
}

/** An instant as people in the district read it, to the minute: `2026-11-24 08:40`. */
export function businessMoment(instant: Date): string {
  return new Date(instant.getTime() + BUSINESS_ZONE_OFFSET_MS).toISOString().slice(0, 16).replace("T", " ");
}

/** Sets the clock by the grammar above. @throws RangeError that says which part is not understood. */
export function setClock(spec: string): void {
  clock = parseClock(spec);
}

/** @throws RangeError that says which part is not understood. */
export function parseClock(spec: string): Clock {
  if (spec === "") return realTime;
  if (spec.startsWith("+") || spec.startsWith("-")) return shiftedClock(spec);
  const [instantText = "", mode, ...rest] = spec.split("/");
  const instant = parseInstant(instantText);
  if (mode === undefined) return () => instant;
  if (mode !== "run" || rest.length > 0)
    throw new RangeError(`"${spec}": after the instant only "/run" may follow`);
  const startedAt = realTime();
  return () => instant + realTime() - startedAt;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(text: string): number {
  // Date.parse lets 30 February roll over into March; a clock must not.
  if (!INSTANT.test(text) || !isIsoDate(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) {
    throw new RangeError(`"${text}" is not an instant with its zone like 2026-11-24T08:40:00+08:00`);
  }
  return Date.parse(text);
}

const DURATION =
  /^([+-])P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

function shiftedClock(spec: string): Clock {
  const parts = DURATION.exec(spec);
  if (!parts || !/\d/.test(spec) || spec.endsWith("T")) {
    throw new RangeError(`"${spec}" is not a shift like +P3D or -P1Y2MT6H`);
  }
  const sign = parts[1] === "-" ? -1 : 1;
  const count = (group: number) => sign * Number(parts[group] ?? 0);
  const months = count(2) * 12 + count(3);
  const days = count(4) * 7 + count(5);
  const milliseconds = ((days * 24 + count(6)) * 60 + count(7)) * 60_000 + count(8) * 1000;
  return () => addMonths(realTime(), months) + milliseconds;
}

/** A day that the target month lacks becomes its last day. */
function addMonths(instant: number, months: number): number {
  if (months === 0) return instant;
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return date.getTime();
}
