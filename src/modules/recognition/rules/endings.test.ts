import { describe, expect, it } from "vitest";
import { daysBetween } from "../../../kernel/calendar-date.ts";
import { faultsOfExpression } from "../../../platform/rules/check-rule.ts";
import { type ProfileValues, profileAtoms } from "../profile.contract.ts";
import { endingRules, endingsBetween, policeReminder } from "./endings.ts";
import { parentIn, sampleChild, sampleParameters, withParameter } from "./sample-child.ts";

const orphan = { categories: ["orphan"] };
const unattended = { categories: ["defactoUnattended"] };

function endings(known: Partial<ProfileValues>, from: string, to: string) {
  const world = { facts: sampleChild(known), parameters: sampleParameters, on: from };
  return endingsBetween(world, from, to).map(({ code, on, stopsFrom }) => [code, on, stopsFrom]);
}

describe("what ends, and from which month", () => {
  it.each<[string, Partial<ProfileValues>, [string, string, string | null]]>([
    ["eighteen", orphan, ["comesOfAge", "2033-05-06", "2033-06"]],
    ["eighteen in December", { ...orphan, birthDate: "2008-12-31" }, ["comesOfAge", "2026-12-31", "2027-01"]],
    ["eighteen at senior school", { ...orphan, stage: "senior" }, ["comesOfAgeAtSchool", "2033-05-06", null]],
    [
      "the end of vocational school",
      { ...unattended, birthDate: "2008-01-01", stage: "vocational", graduatesOn: "2027-07-01" },
      ["graduates", "2027-07-01", "2027-08"],
    ],
    ["sixteen", { categories: ["ruralLeftBehind"] }, ["turnsSixteen", "2031-05-06", null]],
    [
      "adoption",
      { ...orphan, fileEnded: true, fileEndedWhy: "adopted", fileEndedOn: "2026-11-30" },
      ["adopted", "2026-11-30", "2026-12"],
    ],
    [
      "death",
      { ...orphan, fileEnded: true, fileEndedWhy: "died", fileEndedOn: "2026-12-01" },
      ["died", "2026-12-01", "2027-01"],
    ],
    [
      "moving away",
      { ...unattended, fileEnded: true, fileEndedWhy: "movedAway", fileEndedOn: "2026-12-05" },
      ["movedAway", "2026-12-05", "2027-01"],
    ],
    [
      "an orphan's father who lives",
      { ...orphan, ...parentIn("father", "capable"), fatherSince: "2026-12-20" },
      ["fatherAlive", "2026-12-20", "2026-12"],
    ],
    [
      "an unattended child's mother who returns",
      { ...unattended, ...parentIn("mother", "capable"), motherSince: "2026-12-20" },
      ["motherReturned", "2026-12-20", "2027-01"],
    ],
    [
      "a sentence",
      { ...unattended, ...parentIn("father", "imprisoned"), fatherTermEndsOn: "2026-12-31" },
      ["fatherTermEnds", "2026-12-31", "2027-01"],
    ],
    [
      "a certificate",
      { ...unattended, ...parentIn("mother", "severeDisability"), motherDisabilityUntil: "2026-12-31" },
      ["motherCertificateExpires", "2026-12-31", null],
    ],
    [
      "an illness's yearly review",
      { ...unattended, ...parentIn("mother", "seriousIllness"), motherReviewOn: "2026-12-31" },
      ["motherReviewDue", "2026-12-31", null],
    ],
  ])("%s", (_, known, expected) => {
    expect(endings(known, "2026-11-27", "2034-01-01")).toContainEqual(expected);
  });

  it.each([
    ["fatherMayBeDeclaredMissing", "2028-03-01"],
    ["fatherMayBeDeclaredDead", "2030-03-01"],
  ])("%s: two and four years after the father was lost, on %s", (code, on) => {
    const lost = { ...unattended, ...parentIn("father", "outOfContact"), fatherLostSince: "2026-03-01" };
    expect(endings(lost, "2026-11-27", "2034-01-01")).toContainEqual([code, on, null]);
    expect(endings(lost, on, on).map(([found]) => found)).toEqual([code]);
  });

  it("stops with the month that the policy names, and names none while nobody has set it", () => {
    const died = { ...orphan, fileEnded: true, fileEndedWhy: "died", fileEndedOn: "2026-12-01" } as const;
    const stopsFrom = (parameters: typeof sampleParameters) =>
      endingsBetween(
        { facts: sampleChild(died), parameters, on: "2026-11-27" },
        "2026-12-01",
        "2026-12-01",
      )[0]?.stopsFrom;
    expect(stopsFrom(withParameter("benefits.stop.died", "sameMonth"))).toBe("2026-12");
    const unset = new Map(sampleParameters);
    unset.delete("benefits.stop.died");
    expect(stopsFrom(unset)).toBeNull();
  });

  it("is told within the days asked for, both included, and for categories that stand only", () => {
    expect(endings(orphan, "2033-05-06", "2033-05-06")).toHaveLength(1);
    expect(endings(orphan, "2033-05-07", "2033-12-31")).toEqual([]);
    expect(endings({}, "2026-11-27", "2034-01-01")).toEqual([]);
  });

  it("asks for facts and parameters that exist", () => {
    const parameters = new Map([...sampleParameters.keys()].map((key) => [key, undefined]));
    for (const { code, when, on, month } of endingRules) {
      if (month !== null) expect(faultsOfExpression(month, profileAtoms, parameters), code).toEqual([]);
      expect(faultsOfExpression(when, profileAtoms, parameters), code).toEqual([]);
      expect(faultsOfExpression(on, profileAtoms, parameters), code).toEqual([]);
    }
  });
});

describe("a report to the police", () => {
  const lost = {
    fatherConditions: ["outOfContact"],
    fatherLostRoad: "police",
    fatherLostReportedOn: "2026-01-01",
  };
  const reminderOn = (on: string, known: Partial<ProfileValues> = {}) =>
    policeReminder(
      { facts: sampleChild({ ...lost, ...known }), parameters: sampleParameters, on },
      "father",
      (day) => daysBetween(day, on),
    )?.days;
  it.each([
    ["2026-05-30", undefined],
    ["2026-05-31", 150],
    ["2026-06-19", 150],
    ["2026-06-20", 170],
    ["2026-06-30", 180],
    ["2026-11-27", 180],
  ])("on %s has reached the reminder of day %s", (on, days) => {
    expect(reminderOn(on)).toBe(days);
  });
  it("waits for nothing once the receipt is there", () => {
    expect(reminderOn("2026-06-30", { fatherLostRoadDone: true })).toBeUndefined();
  });
});
