import { describe, expect, it } from "vitest";
import { sidesOf } from "./compare-sides.ts";

const marksOf = (change: { shown: string | null; said: string; holds: string | null }) =>
  sidesOf(change).map(({ mark }) => mark);

describe("a told change beside the file", () => {
  it("marks what differs from the file", () => {
    expect(marksOf({ shown: "在 A 小学", said: "在 B 小学", holds: "在 A 小学" })).toEqual([
      null,
      "和档案不一样",
      null,
    ]);
  });

  it("marks what somebody else wrote meanwhile", () => {
    expect(marksOf({ shown: "在 A 小学", said: "在 B 小学", holds: "在 C 小学" })).toEqual([
      null,
      "和档案不一样",
      "报了以后别人改过",
    ]);
    expect(marksOf({ shown: null, said: "在 B 小学", holds: "在 C 小学" })[2]).toBe("报了以后别人改过");
  });

  it("says so where the file says the same by now", () => {
    expect(marksOf({ shown: "在 A 小学", said: "在 B 小学", holds: "在 B 小学" })).toEqual([
      null,
      null,
      "已经和报来的一样",
    ]);
  });
});
