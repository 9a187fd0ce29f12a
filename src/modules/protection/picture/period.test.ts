import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../../kernel/calendar-date.ts";
import { periodCodes, periodOf } from "./period.ts";

const TODAY = "2026-11-28";

describe("the span of a picture", () => {
  it.each([
    ["month", undefined, "2026-11-01", "2026-11-28", "2026-10-01", "2026-10-28", "2026年11月"],
    ["quarter", undefined, "2026-10-01", "2026-11-28", "2026-07-01", "2026-08-28", "2026年第4季度"],
    ["year", undefined, "2026-01-01", "2026-11-28", "2025-01-01", "2025-11-28", "2026年"],
    ["month", "2026-03-31", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28", "2026年3月"],
    ["quarter", "2026-02-10", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31", "2026年第1季度"],
  ] as const)("is a %s around %s", (period, on, from, to, beforeFrom, beforeTo, label) => {
    expect(periodOf({ period, on }, TODAY)).toMatchObject({
      ...{ from, to, label },
      before: { from: beforeFrom, to: beforeTo },
    });
  });

  it("of one's own choosing has as many days before it, and is turned round if typed the wrong way", () => {
    const asked = { period: "own", from: "2026-05-20", to: "2026-05-11" } as const;
    expect(periodOf(asked, TODAY)).toMatchObject({
      ...{ from: "2026-05-11", to: "2026-05-20", isRunning: false },
      before: { from: "2026-05-01", to: "2026-05-10" },
    });
  });

  it("never overlaps the one before it, and neither is empty", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2020-01-01", days));
    fc.assert(
      fc.property(fc.constantFrom(...periodCodes.codes), day, day, day, (period, on, from, to) => {
        const span = periodOf({ period, on, from, to }, TODAY);
        expect(span.from <= span.to).toBe(true);
        expect(span.before.from <= span.before.to).toBe(true);
        expect(span.before.to < span.from).toBe(true);
        if (period === "own")
          expect(daysBetween(span.before.from, span.before.to)).toBe(daysBetween(span.from, span.to));
      }),
    );
  });
});
