import { describe, expect, it } from "vitest";
import { linesOf } from "./visit-lines.ts";

const counts = { due: 5, yellow: 2, red: 1, told: 4, returned: 1 };
const said = (may: { mayReview: boolean; mayWrite: boolean }) =>
  linesOf(counts, may).map(({ label, count }) => [label, count]);

describe("visits on the home page", () => {
  it("tell the township who is late and what waits for it", () => {
    expect(said({ mayReview: true, mayWrite: true })).toEqual([
      ["走访逾期的孩子", 3],
      ["待核实的变化", 4],
      ["退回未补充", 1],
    ]);
  });

  it("tell the village whom to see and what it is asked to add", () => {
    expect(said({ mayReview: false, mayWrite: true })).toEqual([
      ["该走访", 5],
      ["走访逾期的孩子", 3],
      ["镇街退回，要补充", 1],
    ]);
  });

  it("tell whoever only reads which children are late", () => {
    expect(said({ mayReview: false, mayWrite: false })).toEqual([["走访逾期的孩子", 3]]);
  });

  it("are red where one is late for long", () => {
    expect(linesOf(counts, { mayReview: true, mayWrite: true })[0]?.tone).toBe("red");
    expect(linesOf({ ...counts, red: 0 }, { mayReview: true, mayWrite: true })[0]?.tone).toBe("amber");
  });
});
