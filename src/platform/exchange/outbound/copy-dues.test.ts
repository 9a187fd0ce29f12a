import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rhythm } from "../due-days.ts";
import { endedQuarters, endOfQuarter, openDues, quarterBefore } from "./copy-dues.ts";

const terms: Rhythm = { frequency: "quarterly", firstDue: "2026-01-20", graceDays: 10, validTo: null };
const daysOf = (day: string, met: string[] = [], given: Partial<Rhythm> = {}) =>
  openDues({ ...terms, ...given }, new Set(met), day).map(({ on, period, isLate }) => [on, period, isLate]);

describe("copies that are due", () => {
  it("are asked for as soon as their quarter has ended, and are late after the days of grace", () => {
    expect(daysOf("2025-12-31")).toEqual([]);
    expect(daysOf("2026-01-01")).toEqual([["2026-01-20", "2025Q4", false]]);
    expect(daysOf("2026-01-30")).toEqual([["2026-01-20", "2025Q4", false]]);
    expect(daysOf("2026-01-31")).toEqual([["2026-01-20", "2025Q4", true]]);
  });

  it("stay due until they left, the oldest first", () => {
    expect(daysOf("2026-07-01")).toEqual([
      ["2026-01-20", "2025Q4", true],
      ["2026-04-20", "2026Q1", true],
      ["2026-07-20", "2026Q2", false],
    ]);
    expect(daysOf("2026-07-01", ["2026-01-20", "2026-04-20", "2026-07-20"])).toEqual([]);
  });

  it("end with the agreement, and are none where copies are sent on demand", () => {
    expect(daysOf("2026-07-01", [], { validTo: "2026-04-20" })).toEqual([["2026-01-20", "2025Q4", true]]);
    expect(daysOf("2026-07-01", [], { frequency: "onDemand", firstDue: null })).toEqual([]);
  });

  it("keep their day of the month through short months", () => {
    const dues = daysOf("2026-05-01", [], { frequency: "monthly", firstDue: "2026-01-31" });
    expect(dues.map(([on]) => on)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
      "2026-05-31",
    ]);
  });
});

describe("the quarter of a copy", () => {
  it("has ended before the day, and the next one has not", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2090-12-31"), noInvalidDate: true }),
        (at) => {
          const day = at.toISOString().slice(0, 10);
          const [newest = "", older = ""] = endedQuarters(day, 2);
          expect(newest).toBe(quarterBefore(day));
          expect(endOfQuarter(newest) < day).toBe(true);
          expect(endOfQuarter(older) < endOfQuarter(newest)).toBe(true);
        },
      ),
    );
  });
});
