import { describe, expect, it } from "vitest";
import { isInSeason } from "./task-seasons.ts";

const between = (from: number | undefined, to: number | undefined) =>
  new Map(
    Object.entries({ fromMonth: from, toMonth: to }).flatMap(([name, value]) =>
      value === undefined ? [] : [[`benefits.screening.insurance.${name}`, { value }] as const],
    ),
  );

describe("the months in which children without insurance are somebody's task", () => {
  it.each([
    ["2026-08-31", 9, 12, false],
    ["2026-09-01", 9, 12, true],
    ["2026-12-31", 9, 12, true],
    ["2027-01-01", 9, 12, false],
    ["2026-10-01", 11, 2, false],
    ["2026-11-01", 11, 2, true],
    ["2027-02-28", 11, 2, true],
    ["2027-03-01", 11, 2, false],
    ["2026-05-01", undefined, 12, true],
  ])("%s with the months %s to %s: %s", (on, from, to, expected) => {
    expect(isInSeason("programme:B07", on, between(from, to))).toBe(expected);
  });

  it("concern no other finding", () => {
    expect(isInSeason("programme:B03", "2026-05-01", between(9, 12))).toBe(true);
  });
});
