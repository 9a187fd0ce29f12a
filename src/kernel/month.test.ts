import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstOf,
  fromMonthNumber,
  isMonth,
  lastOf,
  monthNumber,
  monthsFrom,
  plusMonths,
  sayMonth,
} from "./month.ts";

describe("months", () => {
  it("go over the turn of the year both ways", () => {
    expect(plusMonths("2025-12", 1)).toBe("2026-01");
    expect(plusMonths("2026-01", -1)).toBe("2025-12");
    expect(monthsFrom("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect(monthsFrom("2026-02", "2026-01")).toEqual([]);
  });
  it("know their first and last day, a leap year's too", () => {
    expect([firstOf("2024-02"), lastOf("2024-02"), lastOf("2026-11")]).toEqual([
      "2024-02-01",
      "2024-02-29",
      "2026-11-30",
    ]);
  });
  it.each(["2026-13", "2026-00", "2026-1", "202601", "2026-01-01"])("do not take %s for one", (text) => {
    expect(isMonth(text)).toBe(false);
  });
  it("are said as people say them", () => {
    expect(sayMonth("2026-01")).toBe("2026年1月");
  });
  it("survive the way to a number and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 * 12 + 11 }), (number) => {
        expect(monthNumber(fromMonthNumber(number))).toBe(number);
        expect(isMonth(fromMonthNumber(number))).toBe(true);
      }),
    );
  });
});
