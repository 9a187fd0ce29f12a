import { describe, expect, it } from "vitest";
import { seedCalendar } from "../../../../platform/calendar/holiday-notices.ts";
import { monthsOfYear } from "./year-months.ts";

const months = monthsOfYear(seedCalendar(), 2026);
const day = (date: string) =>
  months.flatMap(({ weeks }) => weeks.flat()).find((candidate) => candidate?.date === date)?.kind;

describe("a year's sheet", () => {
  it("tells days off, weekends worked, plain days and weekends", () => {
    expect(day("2026-10-01")).toBe("rest");
    expect(day("2026-10-10")).toBe("work");
    expect(day("2026-10-12")).toBe("workday");
    expect(day("2026-10-17")).toBe("weekend");
  });

  it("does not guess the last days of December while the next notice is wanting", () => {
    expect(day("2026-12-25")).toBe("workday");
    expect(day("2026-12-28")).toBe("unknown");
    expect(months.map(({ isKnown }) => isKnown).indexOf(false)).toBe(11);
  });

  it("begins weeks on Monday and counts the working days of a month", () => {
    // October 2026 begins on a Thursday: 7 days off, one Saturday worked.
    expect(months[9]?.weeks[0]?.map((cell) => cell?.date.slice(8))).toEqual([
      undefined,
      undefined,
      undefined,
      "01",
      "02",
      "03",
      "04",
    ]);
    expect(months[9]?.workingDays).toBe(18);
  });
});
