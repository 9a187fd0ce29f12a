import { describe, expect, it } from "vitest";
import { rateOf } from "./coverage-rate.ts";

describe("a coverage rate", () => {
  it.each([
    ["everybody is reached", 294, 294, 0, 10_000],
    ["one of many is missing (R-102)", 100_000, 99_999, 0, 9_999],
    ["one of many is unknown", 294, 293, 1, 9_965],
    ["the unknown are not among the entitled", 10, 10, 5, 6_666],
    ["nobody is entitled", 0, 0, 0, null],
  ])("when %s", (_, entitled, receiving, cannotTell, rate) => {
    expect(rateOf({ entitled, receiving, cannotTell })).toBe(rate);
  });
});
