import chineseDays from "chinese-days";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar-date.ts";
import { addWorkingDays, isWorkingDay } from "../../kernel/working-days.ts";
import { daysOfNotice, holidayNotices, seedCalendar } from "./holiday-notices.ts";

describe("the seeded notices", () => {
  it("agree with chinese-days on every day from 2019 to 2026", () => {
    const calendar = seedCalendar();
    const differing: string[] = [];
    for (let date = "2019-01-01"; date < "2026-12-26"; date = addDays(date, 1)) {
      if (isWorkingDay(calendar, date) !== (chineseDays.isWorkday(date) ? "yes" : "no")) differing.push(date);
    }
    expect(differing).toEqual([]);
  });

  // Days off and weekend days worked, summed from the notices; December days count with the year of the notice.
  it.each([
    [2019, 24, 7],
    [2020, 30, 6],
    [2021, 31, 7],
    [2022, 31, 7],
    [2023, 27, 7],
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])("of %i give %i days off and take %i back", (year, off, worked) => {
    const days = holidayNotices.filter((notice) => notice.year === year).flatMap(daysOfNotice);
    expect(days.filter((day) => day.kind === "rest")).toHaveLength(off);
    expect(days.filter((day) => day.kind === "work")).toHaveLength(worked);
  });

  it("name each day once and take back weekends only", () => {
    const days = holidayNotices.flatMap(daysOfNotice);
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
    for (const { date, kind } of days) {
      if (kind === "work") expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
    }
  });

  it("carry a document number each, none claimed as compared with the original", () => {
    for (const notice of holidayNotices) {
      expect(notice.document).toMatch(/^国办发明电〔20\d\d〕\d+号/);
      expect(notice.certainty).toBe("known");
      expect(Number(notice.issuedOn.slice(0, 4))).toBe(notice.year - 1);
    }
  });

  it("carry a term over the Spring Festival of 2026 and warn at the edge of 2027", () => {
    const calendar = seedCalendar();
    // 11–14 Feb are 1–4, 24–28 Feb 5–9, 2–6 March 10–14, 9 March 15.
    expect(addWorkingDays(calendar, "2026-02-10", 15)).toEqual({ verdict: "known", value: "2026-03-09" });
    expect(addWorkingDays(calendar, "2026-12-15", 15)).toMatchObject({
      verdict: "cannotTell",
      missingYears: [2027],
    });
  });
});
