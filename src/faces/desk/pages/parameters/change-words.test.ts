import { describe, expect, it } from "vitest";
import { differenceWords, signedYuan, spanWords, unitWords } from "./change-words.ts";

describe("a difference", () => {
  it.each([
    ["fenPerMonth", 165100, 167700, "+26.00"],
    ["fenPerMonth", 200000, 165100, "-349.00"],
    ["workingDays", 15, 20, "+5"],
    ["age", 18, 16, "-2"],
    ["fenPerMonth", null, 165100, ""],
    ["switch", true, false, ""],
    ["choice", "near", "far", ""],
    ["days", 60, 60, ""],
  ] as const)("of %s %s → %s is %j", (unit, before, after, words) => {
    expect(differenceWords(unit, before, after)).toBe(words);
  });

  it("of money carries its sign and separators", () => {
    expect([signedYuan(130_000), signedYuan(-2600), signedYuan(0)]).toEqual(["+1,300.00", "-26.00", "0.00"]);
  });
});

describe("words beside a value", () => {
  it("name the unit, and nothing where the value says it all", () => {
    expect([unitWords("fenPerMonth"), unitWords("choice"), unitWords("switch")]).toEqual(["元/月", "", ""]);
  });

  it("tell an open and an ended time", () => {
    expect(spanWords("2025-07-01", null)).toBe("2025-07-01 起");
    expect(spanWords("2021-09-01", "2022-09-01")).toBe("2021-09-01 起，2022-09-01 前");
  });
});
