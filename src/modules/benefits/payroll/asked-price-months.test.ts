import { describe, expect, it } from "vitest";
import { askedMonths } from "./asked-price-months.ts";

describe("the months that are asked about", () => {
  it.each([
    ["2026-11-14", 15, "2026-01", ["2026-08", "2026-09"]],
    ["2026-11-15", 15, "2026-01", ["2026-08", "2026-09", "2026-10"]],
    ["2026-11-28", 15, "2026-10", ["2026-10"]],
    ["2026-11-28", 15, "2026-11", []],
    ["2026-11-28", 15, undefined, []],
    ["2027-02-28", 31, "2026-12", ["2026-12", "2027-01"]],
    ["2027-01-15", 15, "2020-01", ["2026-10", "2026-11", "2026-12"]],
  ])("on %s, from day %i of the next month, with payrolls since %s, are %j", (on, day, first, months) => {
    expect(askedMonths(on, day, first).map(({ month }) => month)).toEqual(months);
  });
  it("are to be answered by the end of the month in which they are asked, the older ones too", () => {
    expect(askedMonths("2026-11-28", 15, "2026-09")).toEqual([
      { month: "2026-09", dueOn: "2026-11-30" },
      { month: "2026-10", dueOn: "2026-11-30" },
    ]);
  });
});
