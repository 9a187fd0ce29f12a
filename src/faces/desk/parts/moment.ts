/** Instants as people read them: the district's own time, to the minute. Pure. */
import { businessDate } from "../../../kernel/clock.ts";

const ZONE_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-24T00:40:00.000Z` → `2026-11-24 08:40` */
export function momentText(iso: string): string {
  const instant = new Date(iso);
  const clock = new Date(instant.getTime() + ZONE_OFFSET_MS).toISOString().slice(11, 16);
  return `${businessDate(instant)} ${clock}`;
}

/** The day only. */
export function dayText(iso: string): string {
  return businessDate(new Date(iso));
}
