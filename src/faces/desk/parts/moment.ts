/** Instants as people read them: the district's own time, to the minute. Pure. */
import { businessDate, businessMoment } from "../../../kernel/clock.ts";

/** `2026-11-24T00:40:00.000Z` → `2026-11-24 08:40` */
export function momentText(iso: string): string {
  return businessMoment(new Date(iso));
}

/** The day only. */
export function dayText(iso: string): string {
  return businessDate(new Date(iso));
}
