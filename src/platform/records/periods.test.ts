import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, fromDayNumber } from "../../kernel/calendar-date.ts";
import { periodAt, periodsBeginning } from "./periods.ts";
import { periodCodes } from "./record-codes.contract.ts";

const terms = { spring: 3, autumn: 9 };
const anyTerms = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .filter(([spring, autumn]) => spring !== autumn)
  .map(([spring, autumn]) => ({ spring, autumn }));
const kind = fc.constantFrom(...periodCodes.codes);
const day = fc.integer({ min: 10_000, max: 30_000 }).map(fromDayNumber);

describe("periods", () => {
  it("tile the calendar: each day lies in one, and the next begins the day after", () => {
    fc.assert(
      fc.property(kind, anyTerms, day, (period, of, on) => {
        const here = periodAt(period, of, on);
        expect(here.from <= on && on <= here.to).toBe(true);
        expect(periodAt(period, of, here.from)).toEqual(here);
        expect(periodAt(period, of, here.to)).toEqual(here);
        expect(periodAt(period, of, addDays(here.to, 1)).from).toBe(addDays(here.to, 1));
        expect(here.from.slice(8)).toBe("01");
      }),
    );
  });

  it.each([
    ["month", 12],
    ["quarter", 4],
    ["halfYear", 2],
    ["year", 1],
    ["schoolTerm", 2],
  ] as const)("of a %s begin %i times a year", (period, times) => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), anyTerms, (year, of) => {
        const all = periodsBeginning(period, of, `${year}-01-01`, `${year}-12-31`);
        expect(all).toHaveLength(times);
        for (const [index, one] of all.entries())
          if (index > 0) expect(one.from).toBe(addDays(all[index - 1]?.to ?? "", 1));
      }),
    );
  });

  it("that had begun before the first day do not count", () => {
    expect(periodsBeginning("quarter", terms, "2026-01-02", "2026-12-31").map(({ from }) => from)).toEqual([
      "2026-04-01",
      "2026-07-01",
      "2026-10-01",
    ]);
  });

  it("of school follow the months that the parameters name", () => {
    expect(periodAt("schoolTerm", terms, "2026-11-28")).toEqual({
      from: "2026-09-01",
      to: "2027-02-28",
      label: "2026年秋季学期",
    });
    expect(periodAt("schoolTerm", terms, "2026-01-15").label).toBe("2025年秋季学期");
    expect(periodAt("schoolTerm", { spring: 2, autumn: 9 }, "2026-02-01").label).toBe("2026年春季学期");
  });

  it.each([
    ["month", "2026年11月"],
    ["quarter", "2026年第4季度"],
    ["halfYear", "2026年下半年"],
    ["year", "2026年"],
  ] as const)("of a %s are called as people call them", (period, label) => {
    expect(periodAt(period, terms, "2026-11-28").label).toBe(label);
  });
});
