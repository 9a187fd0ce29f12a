import { describe, expect, it } from "vitest";
import { coverageOf } from "./coverage-rate.ts";

describe("a coverage rate", () => {
  it.each([
    ["everybody is reached", 294, 294, 0, true, 0, 10_000],
    ["one of many is missing (R-102)", 100_000, 99_999, 0, true, 1, 9_999],
    ["of one it is unknown whether it is reached", 294, 293, 1, true, 0, 9_965],
    ["some are missing and of others it is unknown", 10, 6, 3, true, 1, 6_000],
    ["of some it is unknown whether they are entitled", 82, 77, 50, false, 5, 5_833],
    ["nobody is entitled", 0, 0, 0, true, 0, null],
  ])("when %s", (_, entitled, receiving, cannotTell, knowsWho, missed, rate) => {
    expect(coverageOf({ entitled, receiving, cannotTell }, knowsWho)).toEqual({ missed, rate });
  });
});
