import { describe, expect, it } from "vitest";
import { lastMonthFor, sayStopRule } from "./last-month.ts";

describe("the last month that is paid for", () => {
  it.each([
    ["grownUp", "2026-03-15", "2026-03"],
    ["parentFound", "2026-03-15", "2026-02"],
    ["parentFound", "2026-01-02", "2025-12"],
    ["adopted", "2026-03-31", "2026-03"],
    ["parentRecovered", "2026-03-01", "2026-03"],
    ["movedAway", "2026-12-31", "2026-12"],
    ["died", "2026-03-15", "2026-03"],
    ["otherProgramme", "2026-03-15", "2026-02"],
  ] as const)("after %s on %s is %s", (reason, on, month) => {
    expect(lastMonthFor(reason, on)).toBe(month);
  });
  it("of a death follows the parameter, since practice differs", () => {
    expect(lastMonthFor("died", "2026-03-15", false)).toBe("2026-02");
  });
  it("says where its rule is from, and that it must be checked where it must", () => {
    expect(sayStopRule("parentFound")).toContain("渝民发〔2010〕184号");
    expect(sayStopRule("died")).toContain("待核");
  });
});
