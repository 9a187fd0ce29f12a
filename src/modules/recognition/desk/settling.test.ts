import { describe, expect, it } from "vitest";
import type { ParentAnswer, ParentCondition, Question } from "../recognition.contract.ts";
import { otherSettling, quickSettlings, settlingOf } from "./settling.ts";

const FATHER = "019a0000-0000-7000-8000-000000000001";

const question: Question = {
  kind: "fact",
  name: "fatherSentenceMonths",
  label: "父亲服刑在押总期限（月）",
  role: "townshipSupervisor",
  how: "看判决书",
  of: "father",
  personId: FATHER,
  factKind: "condition",
  slot: "imprisoned",
};
const imprisoned: ParentCondition = {
  factId: "019a0000-0000-7000-8000-000000000002",
  condition: "imprisoned",
  label: "服刑在押",
  since: "2024-11-20",
  from: "2025-01-01",
  line: null,
  details: [],
  value: { condition: "imprisoned", termMonths: 36 },
  source: null,
};
const father: ParentAnswer = {
  parent: "father",
  personId: FATHER,
  name: "江大河",
  group: null,
  conditions: [imprisoned],
};
const mother: ParentAnswer = { parent: "mother", personId: null, name: null, group: null, conditions: [] };
const family = { parents: [father, mother] as [ParentAnswer, ParentAnswer] };

describe("the form that settles a missing fact", () => {
  it("goes on from what is recorded of the condition, from the same day", () => {
    expect(settlingOf(question, family)).toEqual({
      title: question.label,
      how: "看判决书",
      kind: "condition",
      personId: FATHER,
      value: imprisoned.value,
      from: "2025-01-01",
    });
  });

  it("begins with the condition that asks for it where none is recorded", () => {
    const lost = settlingOf({ ...question, slot: "outOfContact" }, family);
    expect(lost).toMatchObject({ value: { condition: "outOfContact" } });
    expect(lost).not.toHaveProperty("from");
    const child = { ...question, of: "child", personId: null, factKind: "health", slot: null } as const;
    expect(settlingOf(child, family)).toMatchObject({ kind: "health", value: {} });
  });

  it.each<[string, Partial<Question>]>([
    ["no form of the file records it", { factKind: null }],
    ["a category is decided, not filled in", { factKind: "category" }],
    ["the parent is to be named first", { of: "mother", personId: null }],
  ])("is none where %s", (_, change) => {
    expect(settlingOf({ ...question, ...change }, family)).toBeUndefined();
  });
});

describe("the conditions offered of a parent", () => {
  it("leave out those that are recorded, and name whose they are", () => {
    const offered = quickSettlings(father);
    expect(offered.map(({ value }) => value["condition"])).toEqual([
      "outOfContact",
      "compulsoryRehab",
      "severeDisability",
      "capable",
    ]);
    expect(offered[0]).toMatchObject({ title: "父亲：失联", kind: "condition", personId: FATHER });
    expect(otherSettling(father)).toMatchObject({ title: "父亲的情形", value: {} });
  });

  it("are none of a parent whom nobody has named", () => {
    expect(quickSettlings(mother)).toEqual([]);
    expect(otherSettling(mother)).toBeUndefined();
  });
});
