import { describe, expect, it } from "vitest";
import { daysOfNotice, holidayNotices } from "../../../../platform/calendar/holiday-notices.ts";
import { changesBetween, daysOf, periodsOf, sayChange, sayPeriod } from "./notice-periods.ts";

describe("a notice's periods", () => {
  it.each(holidayNotices.map((notice) => [notice.year, notice] as const))(
    "of %i are its days, and its days again",
    (_, notice) => {
      const days = daysOfNotice(notice).map(({ date, kind, name }) => ({ date, kind, name }));
      expect(daysOf(periodsOf(days))).toEqual(days);
    },
  );

  it("read as a person says them", () => {
    const autumn = { kind: "rest", name: "国庆节", from: "2026-10-01", to: "2026-10-07" } as const;
    expect(sayPeriod(autumn)).toBe("2026-10-01 至 10-07 放假 7 天");
    expect(sayPeriod({ ...autumn, kind: "work", from: "2026-10-10", to: "2026-10-10" })).toBe(
      "2026-10-10 上班",
    );
    expect(sayPeriod({ ...autumn, from: "2022-12-31", to: "2023-01-02" })).toBe(
      "2022-12-31 至 2023-01-02 放假 3 天",
    );
  });

  it("name a day that two of them hold once", () => {
    const twice = [
      { kind: "rest", name: "中秋节", from: "2027-09-15", to: "2027-09-15" },
      { kind: "work", name: "国庆节", from: "2027-09-15", to: "2027-09-15" },
    ] as const;
    expect(daysOf(twice)).toEqual([{ date: "2027-09-15", kind: "rest", name: "中秋节" }]);
  });
});

describe("a change of a notice", () => {
  it("tells the days that count differently, and says them", () => {
    const before = [
      { date: "2027-01-01", kind: "rest", name: "元旦" },
      { date: "2027-01-04", kind: "rest", name: "元旦" },
    ] as const;
    const after = [
      { date: "2027-01-01", kind: "rest", name: "新年" },
      { date: "2027-01-02", kind: "work", name: "元旦" },
    ] as const;
    expect(changesBetween(before, after).map(sayChange)).toEqual([
      "2027-01-02：照平常的周历 → 上班",
      "2027-01-04：放假 → 照平常的周历",
    ]);
  });
});
