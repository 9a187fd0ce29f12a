/** What a visit looks at by age, category and risk; what is wrong with one; how a draw is reckoned. */
import { describe, expect, it } from "vitest";
import { drawSample } from "./draw-sample.ts";
import { checksOf, faultsOfVisit, opensReport } from "./visit-form.ts";
import { VisitInput } from "./visits.contract.ts";

const ON = "2026-11-27";
const child = { birthDate: "2016-03-05", categories: [], riskLevel: null };

describe("what is looked at", () => {
  it.each([
    ["a baby", { birthDate: "2026-01-01" }, ["care", "food", "housing", "health", "mood", "marks"]],
    [
      "a pupil at low risk",
      { riskLevel: "green" },
      ["care", "food", "housing", "health", "mood", "schooling", "marks", "water", "net"],
    ],
    [
      "a pupil left behind",
      { categories: ["ruralLeftBehind"] },
      ["care", "food", "clothing", "housing", "health", "mood", "schooling", "marks", "water", "fire", "net"],
    ],
    [
      "a child of unknown age, as of any",
      { birthDate: null },
      ["care", "food", "housing", "health", "mood", "schooling", "marks", "water", "net"],
    ],
  ])("%s", (_who, more, checks) => {
    expect(checksOf({ ...child, ...more }, ON).toSorted()).toEqual(checks.toSorted());
  });

  it("opens the report at signs of harm alone", () => {
    expect(opensReport([{ check: "marks" }])).toBe(true);
    expect(opensReport([{ check: "food" }, { check: "mood" }])).toBe(false);
  });
});

const visit = (more: object) =>
  VisitInput.parse({
    id: "00000000-0000-4000-8000-000000000001",
    childId: "00000000-0000-4000-8000-000000000002",
    on: ON,
    manner: "home",
    sawChild: true,
    sawCarer: true,
    looked: ["care"],
    ...more,
  });

describe("what is wrong with a visit", () => {
  it.each([
    ["nothing", {}, []],
    ["nothing looked at, at home", { looked: [] }, ["looked"]],
    ["not seen, without why", { sawChild: false }, ["absentWhy"]],
    ["not seen, yet heard", { sawChild: false, absentWhy: "school", childWords: "我很好" }, ["childWords"]],
    [
      "heard by telephone",
      { manner: "phone", sawChild: false, absentWhy: "school", looked: [], childWords: "我很好" },
      [],
    ],
    [
      "a trouble with what was not looked at",
      { troubles: [{ check: "food", words: "没吃" }] },
      ["troubles.0.check"],
    ],
    ["to be looked at again before", { lookAgainOn: ON }, ["lookAgainOn"]],
  ])("%s", (_what, more, paths) => {
    expect(faultsOfVisit(visit(more)).map(({ path }) => path)).toEqual(paths);
  });
});

describe("a draw", () => {
  const visits = (township: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `${township}/${at}`,
      township,
      mark: String((at * 7919) % 1000).padStart(4, "0"),
    }));

  it("takes the share of each township, rounded up, at least one, and none of nothing", () => {
    expect(drawSample([], 5)).toEqual([]);
    expect(drawSample(visits("A", 3), 5)).toHaveLength(1);
    const drawn = drawSample([...visits("B", 41), ...visits("A", 20)], 5);
    expect(drawn.filter((id) => id.startsWith("A"))).toHaveLength(1);
    expect(drawn.filter((id) => id.startsWith("B"))).toHaveLength(3);
  });

  it("is the same in whatever order the visits come", () => {
    const all = visits("A", 60);
    expect(drawSample(all.toReversed(), 10)).toEqual(drawSample(all, 10));
  });
});
