import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../../kernel/calendar-date.ts";
import { periodBefore, periodOf } from "./period.ts";

describe("a period", () => {
  it.each([
    ["month", "2026-11-27", "2026-11-01", "2026-11-30", "2026-10-01", "2026-10-31"],
    ["month", "2024-02-29", "2024-02-01", "2024-02-29", "2024-01-01", "2024-01-31"],
    ["month", "2027-01-01", "2027-01-01", "2027-01-31", "2026-12-01", "2026-12-31"],
    ["quarter", "2026-11-27", "2026-10-01", "2026-12-31", "2026-07-01", "2026-09-30"],
    ["quarter", "2026-03-31", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"],
    ["year", "2026-11-27", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"],
  ] as const)("the %s of %s is %s to %s, after %s to %s", (kind, on, from, to, beforeFrom, beforeTo) => {
    const period = periodOf(kind, on);
    expect(period).toEqual({ from, to });
    expect(periodBefore(period)).toEqual({ from: beforeFrom, to: beforeTo });
  });

  it("of one's own has one before it that is as long and ends the day before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 900 }), (start, length) => {
        const from = addDays("2020-01-02", start);
        const period = { from, to: addDays(from, length) };
        const before = periodBefore(period);
        expect(before.to).toBe(addDays(from, -1));
        if (!from.endsWith("-01")) expect(daysBetween(before.from, before.to)).toBe(length);
      }),
    );
  });
});
