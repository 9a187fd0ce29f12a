import { describe, expect, it } from "vitest";
import { aChild, aDesk } from "../../../../test/support/phone-child.ts";
import { VisitInput } from "../visits/visits.contract.ts";
import {
  allWell,
  beginVisit,
  checksFor,
  faultsOfStep,
  inputOf,
  mustReport,
  mutationsOf,
  readKept,
  type VisitDraft,
} from "./visit-draft.ts";

const TODAY = "2026-11-28";
const VISIT = "0190a000-0000-7000-8000-0000000000f1";
const child = aChild();
const desk = aDesk();
const begun = beginVisit(child.id, VISIT, TODAY);
const routine = allWell({ ...begun, seen: "both" }, checksFor(child, TODAY));

function ids(): () => string {
  let n = 0;
  return () => `0190a000-0000-7000-8000-${String(++n).padStart(12, "0")}`;
}

const last = (draft: VisitDraft) => faultsOfStep({ ...draft, step: 2 }, child, desk);

describe("a visit at which all is well", () => {
  it("wants nothing but whom one met and that all was looked at", () => {
    expect(last(routine)).toEqual({});
    expect(VisitInput.parse(inputOf(routine))).toMatchObject({
      sawChild: true,
      sawCarer: true,
      troubles: [],
    });
  });

  it("is one mutation, in the child's chain and village", () => {
    const mutations = mutationsOf(routine, child, ids());
    expect(mutations).toHaveLength(1);
    expect(mutations[0]).toMatchObject({
      operation: "workforce.visit.record",
      childId: child.id,
      placeCode: child.villageCode,
      label: `走访 ${child.name}`,
    });
  });

  it("is not taken as looked at by itself", () => {
    expect(last({ ...begun, seen: "both" })["looked"]).toContain("都看了，都好");
  });
});

describe("what is asked on each screen", () => {
  it("begins with whom one met", () => {
    expect(faultsOfStep(begun, child, desk)).toEqual({ seen: "请先选见到了谁" });
  });

  it.each(["carer", "nobody"] as const)("asks where the child was when %s was met", (seen) => {
    expect(faultsOfStep({ ...begun, seen }, child, desk)).toHaveProperty("absentWhy");
  });

  it("wants a sentence about what is not well, and keeps what was marked when the rest is well", () => {
    const draft: VisitDraft = { ...begun, seen: "both", looked: { marks: { isWell: false, words: "" } } };
    const well = allWell(draft, checksFor(child, TODAY));
    expect(last(well)).toEqual({ "looked.marks": "请写一句是什么情况" });
    expect(mustReport(well)).toBe(true);
  });

  it("takes a campaign as a whole or not at all", () => {
    const [campaign] = desk.campaigns;
    if (campaign === undefined) throw new Error("the desk has a campaign");
    expect(last(routine)).toEqual({});
    const half = { ...routine, answers: { [campaign.id]: { where: "here" } } };
    expect(last(half)).toHaveProperty([`campaigns.${campaign.id}.adult`]);
  });
});

describe("what became another", () => {
  it("is told after the visit, against the version that the phone showed", () => {
    const change = {
      id: "0190a000-0000-7000-8000-0000000000f2",
      section: "schooling",
      personId: null,
      value: { school: "沔渡中学" },
      from: TODAY,
      evidence: " ",
    } as const;
    const [visit, told] = mutationsOf({ ...routine, changes: { schooling: change } }, child, ids());
    expect(told).toMatchObject({
      operation: "workforce.change.tell",
      dependsOn: [visit?.id],
      body: { visitId: VISIT, section: "schooling", base: "v1" },
    });
    expect(told?.body).not.toHaveProperty("evidence");
  });
});

describe("a draft that was kept", () => {
  it("is taken up by the child's own page alone, in the form in which it was begun", () => {
    const kept = { ...routine } as unknown as Record<string, unknown>;
    expect(readKept(kept, child.id)).toEqual(routine);
    expect(readKept(kept, "0190a000-0000-7000-8000-0000000000ff")).toBeUndefined();
    expect(readKept({ ...kept, form: 0 }, child.id)).toBeUndefined();
  });
});
