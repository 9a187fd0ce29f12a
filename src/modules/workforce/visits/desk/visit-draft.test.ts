import { describe, expect, it } from "vitest";
import { VisitInput } from "../visits.contract.ts";
import { allWell, emptyVisit, faultsOf, inputOf } from "./visit-draft.ts";

const ids = { id: "0197a0a0-0000-7000-8000-000000000001", childId: "0197a0a0-0000-7000-8000-000000000002" };
const checks = ["food", "mood", "marks"] as const;
const met = { ...emptyVisit("2026-11-27"), sawChild: true, sawCarer: true };
const pathsOf = (draft: typeof met) => faultsOf(draft, ids, checks).map(({ path }) => path);

describe("a visit written at the desk", () => {
  it("asks first who was met", () => {
    expect(faultsOf(emptyVisit("2026-11-27"), ids, checks).map(({ path }) => path)).toEqual([
      "sawChild",
      "sawCarer",
    ]);
  });

  it("becomes what the server takes", () => {
    const draft = { ...met, looked: allWell(checks), childWords: " 想妈妈 " };
    const input = inputOf(draft, ids, checks);
    expect(VisitInput.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({ looked: checks, troubles: [], childWords: "想妈妈" });
    expect(pathsOf(draft)).toEqual([]);
  });

  it("wants a sentence to what is not well", () => {
    const draft = { ...met, looked: { ...allWell(checks), food: "trouble" as const } };
    expect(pathsOf(draft)).toEqual(["troubles.food"]);
    const told = { ...draft, troubles: { food: "不吃早饭" } };
    expect(pathsOf(told)).toEqual([]);
    expect(inputOf(told, ids, checks)?.troubles).toEqual([{ check: "food", words: "不吃早饭" }]);
  });

  it("sends no reason for an absence that was taken back, and no check that is not asked of this child", () => {
    const draft = {
      ...met,
      absentWhy: "school" as const,
      looked: { ...allWell(checks), fire: "well" as const },
    };
    expect(inputOf(draft, ids, checks)).not.toHaveProperty("absentWhy");
    expect(inputOf(draft, ids, checks)?.looked).toEqual(checks);
  });

  it("wants to know where a child is that was not met", () => {
    expect(pathsOf({ ...met, sawChild: false })).toEqual(["absentWhy"]);
  });

  it("looks again after the visit, not before", () => {
    expect(pathsOf({ ...met, looked: allWell(checks), lookAgainOn: "2026-11-27" })).toEqual(["lookAgainOn"]);
  });
});
