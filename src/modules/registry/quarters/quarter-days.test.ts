import { describe, expect, it } from "vitest";
import { dueQuarters, lastEndedQuarter, quarterDays } from "./quarter-days.ts";

describe("quarters", () => {
  it("end on the last day of their third month, which belongs to them", () => {
    expect(quarterDays("2026Q3")).toEqual({
      id: "2026Q3",
      title: "2026年第三季度",
      asOf: "2026-09-30",
      dueOn: "2026-10-20",
    });
    expect(lastEndedQuarter("2026-09-29")).toBe("2026Q2");
    expect(lastEndedQuarter("2026-09-30")).toBe("2026Q3");
    expect(lastEndedQuarter("2026-01-15")).toBe("2025Q4");
  });

  it("are opened one after the other after a long stop, and the first time only the last one (R-135)", () => {
    expect(dueQuarters(null, "2026-11-24")).toEqual(["2026Q3"]);
    expect(dueQuarters("2026Q3", "2026-11-24")).toEqual([]);
    expect(dueQuarters("2025Q4", "2026-11-24")).toEqual(["2026Q1", "2026Q2", "2026Q3"]);
  });
});
