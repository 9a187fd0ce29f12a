/** Who may do what with an assessment, in which state; who may not assess. By table. */
import { describe, expect, it } from "vitest";
import type { Role } from "../../../kernel/actor.ts";
import { actsFor, conflictAmong, type NamedAssessor, type Standing } from "./assessment-flow.ts";

const [LEAD, ONE, OTHER] = ["lead", "one", "other"];
const standing: Standing = {
  state: "preparing",
  startedBy: LEAD ?? "",
  submittedBy: null,
  sealed: false,
  told: false,
  objectionUntil: null,
  isObjection: false,
  askedAnew: false,
  assessors: [
    { accountId: ONE ?? "", signed: false },
    { accountId: OTHER ?? "", signed: false },
  ],
};
const TODAY = "2026-11-27";
const acts = (change: Partial<Standing>, accountId: string | undefined, role: Role) =>
  actsFor({ ...standing, ...change }, { accountId: accountId ?? "", role, today: TODAY });

describe("what may be done with an assessment", () => {
  it.each([
    ["preparing", "lead", "townshipSupervisor", ["inform", "cancel"]],
    ["preparing", "one", "assessor", []],
    ["preparing", "leader", "districtLeader", []],
    ["scoring", "lead", "townshipSupervisor", ["cancel"]],
    ["scoring", "one", "assessor", ["score"]],
    ["scoring", "one", "districtOfficer", ["score", "cancel"]],
    ["scoring", "stranger", "socialWorker", []],
    ["joint", "one", "assessor", ["submit"]],
    ["joint", "lead", "districtOfficer", ["cancel"]],
    ["submitted", "one", "assessor", []],
    ["submitted", "one", "districtOfficer", ["cancel"]],
    ["submitted", "lead", "townshipSupervisor", ["confirm", "return", "cancel"]],
    ["submitted", "leader", "districtLeader", []],
    ["confirmed", "lead", "townshipSupervisor", ["tell", "help"]],
    ["confirmed", "one", "assessor", ["help"]],
    ["confirmed", "leader", "districtLeader", []],
    ["cancelled", "lead", "districtOfficer", []],
  ] as const)("%s, to %s as %s: %j", (state, who, role, may) => {
    expect(acts({ state }, who, role)).toEqual(may);
  });

  it("is not confirmed by who scored, nor by who submitted", () => {
    expect(acts({ state: "submitted", submittedBy: "lead" }, "lead", "districtOfficer")).toEqual(["cancel"]);
  });

  it("lets who leads type the sheet of somebody without an account, until it is signed", () => {
    const outside = (signed: boolean) => [...standing.assessors.slice(1), { accountId: null, signed }];
    expect(acts({ state: "scoring", assessors: outside(false) }, "lead", "townshipSupervisor")).toContain(
      "score",
    );
    expect(acts({ state: "scoring", assessors: outside(true) }, "lead", "townshipSupervisor")).not.toContain(
      "score",
    );
  });

  it.each([
    ["before the result was told", {}, false],
    ["on the last day", { objectionUntil: TODAY }, true],
    ["a day late", { objectionUntil: "2026-11-26" }, false],
    ["a second time", { objectionUntil: TODAY, askedAnew: true }, false],
    ["against the second result", { objectionUntil: TODAY, isObjection: true }, false],
  ] as const)("is asked for anew %s: %j → %s", (_, change, may) => {
    const can = acts({ state: "confirmed", told: true, ...change }, "lead", "townshipSupervisor");
    expect(can.includes("objection")).toBe(may);
  });
});

const somebody = (name: string, more: Partial<NamedAssessor> = {}): NamedAssessor => ({
  accountId: name,
  name,
  unit: "古楼镇",
  related: false,
  ...more,
});
const [gao, lin] = [somebody("高洁"), somebody("林晓")];
const around = { needed: 2, kinNames: ["刘奶奶"], before: [] };

describe("people who are to assess a child", () => {
  it.each([
    ["two of the office", [gao, lin], around, undefined],
    ["one alone", [gao], around, "tooFew"],
    [
      "only people of other units",
      [somebody("甲", { accountId: null }), somebody("乙", { accountId: null })],
      around,
      "noAccount",
    ],
    [
      "one of the office and one of another unit",
      [gao, somebody("乙", { accountId: null })],
      around,
      undefined,
    ],
    ["one who says to be related", [gao, { ...lin, related: true }], around, "related"],
    ["one of the child's kin", [gao, somebody("刘奶奶")], around, "kin"],
    ["the same one twice", [gao, gao], around, "twice"],
    ["one who assessed the first time", [gao, lin], { ...around, before: [gao] }, "before"],
    [
      "one without account who assessed the first time",
      [gao, somebody("乙", { accountId: null })],
      { ...around, before: [somebody("乙", { accountId: null })] },
      "before",
    ],
  ] as const)("%s", (_, assessors, given, why) => {
    expect(conflictAmong(assessors, given)?.why).toBe(why);
  });
});
