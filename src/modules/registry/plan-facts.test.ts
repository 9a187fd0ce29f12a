import { describe, expect, it } from "vitest";
import type { FactDraft } from "./file-draft.contract.ts";
import { type KnownFact, planFacts } from "./plan-facts.ts";

const relief = (measure: string, from = "2024-01-01"): FactDraft => ({
  kind: "relief",
  from,
  value: { measure },
});
const known = (measure: string): KnownFact => ({
  id: measure,
  kind: "relief",
  slot: measure,
  from: "2021-01-01",
  to: null,
  value: { measure },
  evidence: null,
});

describe("laying drafts over what is known", () => {
  it("ends what a ledger's row lists no more, and nothing when a form adds one", () => {
    const before = [known("dibao"), known("housing")];
    const drafts = [relief("dibao")];
    expect(planFacts(before, drafts, { drafted: "everything" })).toMatchObject({
      supersede: ["housing"],
      insert: [{ slot: "housing", to: "2024-01-01" }],
    });
    expect(planFacts(before, drafts)).toEqual({ supersede: [], insert: [], changes: [] });
  });

  it("takes a field away only when the draft says so", () => {
    const school: KnownFact = {
      ...known(""),
      id: "s",
      kind: "schooling",
      slot: "",
      value: { school: "甲", teacher: "李" },
    };
    const draft: FactDraft = { kind: "schooling", from: "2024-01-01", value: { school: "甲" } };
    expect(planFacts([school], [draft]).insert).toEqual([]);
    const [, after] = planFacts([school], [{ ...draft, without: ["teacher"] }]).insert;
    expect(after).toMatchObject({ value: { school: "甲" }, from: "2024-01-01", to: null });
    expect(planFacts([], [{ ...draft, without: ["teacher"] }]).insert).toHaveLength(1);
  });

  it("ends a fact of which nothing is left", () => {
    const school: KnownFact = { ...known(""), id: "s", kind: "schooling", slot: "", value: { school: "甲" } };
    const draft: FactDraft = { kind: "schooling", from: "2024-01-01", value: {}, without: ["school"] };
    expect(planFacts([school], [draft])).toMatchObject({
      supersede: ["s"],
      insert: [{ to: "2024-01-01", value: { school: "甲" } }],
      changes: [{ from: "甲", to: "" }],
    });
  });

  it("keeps a number that somebody wrote into a note masked, and knows the same note again", () => {
    const note: FactDraft = {
      kind: "note",
      from: "2024-01-01",
      value: { text: "生母 500199198701010028 已再婚" },
      evidence: "户口本 50019920150601001X",
    };
    const [kept] = planFacts([], [note]).insert;
    expect(kept).toMatchObject({
      value: { text: "生母 500199********0028 已再婚" },
      evidence: "户口本 500199********001X",
    });
    expect(planFacts([{ ...note, ...kept, id: "n" } as KnownFact], [note])).toMatchObject({ insert: [] });
  });
});
