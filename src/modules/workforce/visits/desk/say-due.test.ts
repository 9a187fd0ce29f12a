import { describe, expect, it } from "vitest";
import { groupIn, groupsOf, sayLate } from "./say-due.ts";

describe("a visit that is due", () => {
  it.each([
    [{ dueOn: "2026-12-01", colour: "due" }, "还有 3 天"],
    [{ dueOn: "2026-11-28", colour: "due" }, "今天该走访"],
    [{ dueOn: "2026-11-26", colour: "due" }, "过了 2 天"],
    [{ dueOn: "2026-11-24", colour: "yellow" }, "逾期 4 天"],
    [{ dueOn: "2026-11-19", colour: "red" }, "逾期 9 天，已告知镇街"],
  ] as const)("is said in words, never by colour alone: %o", (row, words) => {
    expect(sayLate(row, "2026-11-28")).toBe(words);
  });

  it("counts as late what is yellow or red", () => {
    expect(groupsOf({ due: 5, yellow: 3, red: 2 }).map(({ value, count }) => [value, count])).toEqual([
      ["late", 5],
      ["red", 2],
      ["yellow", 3],
      ["due", 5],
    ]);
  });

  it("opens what is late where the address says nothing that it knows", () => {
    expect([undefined, "purple", "red"].map(groupIn)).toEqual(["late", "late", "red"]);
  });
});
