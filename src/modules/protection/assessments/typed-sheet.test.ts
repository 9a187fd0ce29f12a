import { describe, expect, it } from "vitest";
import { nextOpen, RED_LINES, stepBy, withPoints, withRedLine } from "./typed-sheet.ts";

const codes = ["A1", "A2", "A3"];

describe("filling in a sheet", () => {
  it.each([
    ["A1", { A1: 3 }, {}, "A2"],
    ["A1", { A1: 3, A2: 0 }, {}, "A3"],
    ["A3", { A2: 1, A3: 1 }, {}, RED_LINES],
    ["A3", { A2: 1, A3: 1 }, { drugs: "no" }, "A1"],
    ["A2", { A1: 1, A2: 1, A3: 1 }, {}, RED_LINES],
    ["A2", { A1: 1, A2: 1, A3: 1 }, { drugs: "no" }, undefined],
  ] as const)("goes on from %s with %j and %j at %s", (at, points, redLines, next) => {
    expect(nextOpen(codes, ["drugs"], { points, redLines }, at)).toBe(next);
  });

  it.each([
    ["A1", 1, "A2"],
    ["A3", 1, RED_LINES],
    [RED_LINES, 1, RED_LINES],
    ["A1", -1, "A1"],
    [RED_LINES, -1, "A3"],
  ] as const)("steps from %s by %i to %s", (at, by, to) => {
    expect(stepBy(codes, at, by)).toBe(to);
  });

  it("changes one answer and keeps the rest", () => {
    const typed = { points: { A1: 1 }, redLines: {}, seen: { A1: "看了" } };
    expect(withPoints(typed, "A2", 0)).toEqual({ ...typed, points: { A1: 1, A2: 0 } });
    expect(withRedLine(typed, "drugs", "yes")).toEqual({ ...typed, redLines: { drugs: "yes" } });
  });
});
