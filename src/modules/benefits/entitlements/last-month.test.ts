import { describe, expect, it } from "vitest";
import { monthRules } from "../payroll/month-rules-sample.ts";
import type { Rate } from "../payroll/rates.ts";
import { lastMonthFor, sayStopRule } from "./last-month.ts";

const rates = new Map<string, Rate>(monthRules);

describe("the last month that is paid for", () => {
  it.each([
    ["grownUp", "2026-03-15", "2026-03"],
    ["parentFound", "2026-03-15", "2026-02"],
    ["parentFound", "2026-01-02", "2025-12"],
    ["adopted", "2026-03-31", "2026-03"],
    ["parentRecovered", "2026-03-01", "2026-03"],
    ["movedAway", "2026-12-31", "2026-12"],
    ["died", "2026-03-15", "2026-03"],
    ["graduated", "2026-07-10", "2026-07"],
    ["otherProgramme", "2026-03-15", "2026-02"],
    ["mistake", "2026-03-15", "2026-02"],
  ] as const)("after %s on %s is %s", (reason, on, month) => {
    expect(lastMonthFor(reason, on, rates)).toBe(month);
  });
  it.each([
    ["grownUp", "benefits.stop.ageReached"],
    ["died", "benefits.stop.died"],
    ["movedAway", "benefits.stop.moved"],
  ] as const)("after %s follows its parameter %s", (reason, key) => {
    const turned = new Map<string, Rate>([
      ...rates,
      [key, { value: "sameMonth", document: "区级口径", certainty: "known" }],
    ]);
    expect(lastMonthFor(reason, "2026-03-15", turned)).toBe("2026-02");
    expect(sayStopRule(reason, turned)).toContain("当月起停发");
  });
  it("is not guessed where no document says it", () => {
    expect(() => lastMonthFor("other", "2026-03-15", new Map())).toThrow("benefits.stop.other");
  });
  it("says where its rule is from, and that it must be checked where it must", () => {
    expect(sayStopRule("parentFound", rates)).toBe("当月起停发（渝民发〔2010〕184号）");
    expect(sayStopRule("died", rates)).toContain("待核");
    expect(sayStopRule("mistake", rates)).toBe("没有发放过");
  });
});
