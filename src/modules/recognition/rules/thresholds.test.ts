import { describe, expect, it } from "vitest";
import type { ProfileValues } from "../profile.contract.ts";
import { defactoRule } from "./defacto.ts";
import { parentIn, tell, withParameter } from "./sample-child.ts";

const motherIsDead = parentIn("mother", "deceased");

function fatherIn(conditions: readonly string[], known: Partial<ProfileValues>, on?: string) {
  return tell(defactoRule, { ...motherIsDead, fatherConditions: conditions, ...known }, on);
}

describe("out of contact, on the police's road", () => {
  const reported = (day: string): Partial<ProfileValues> => ({
    fatherLostRoad: "police",
    fatherLostReportedOn: day,
    fatherLostSince: "2018-01-01",
  });
  it.each([
    ["2026-05-27", "2026-11-26", "no"],
    ["2026-05-27", "2026-11-27", "yes"],
    ["2026-05-27", "2026-11-28", "yes"],
    ["2025-08-31", "2026-02-27", "no"],
    ["2025-08-31", "2026-02-28", "yes"],
    ["2023-08-31", "2024-02-28", "no"],
    ["2023-08-31", "2024-02-29", "yes"],
    ["2026-03-31", "2026-09-29", "no"],
    ["2026-03-31", "2026-09-30", "yes"],
  ])("reported on %s, on %s the six months are over: %s", (day, on, verdict) => {
    expect(fatherIn(["outOfContact"], reported(day), on).verdict).toBe(verdict);
  });
  it("counts from the last contact where the district reads it so", () => {
    const parameters = withParameter("recognition.outOfContact.since", "lastContact");
    const known = { ...motherIsDead, fatherConditions: ["outOfContact"], ...reported("2026-11-01") };
    expect(tell(defactoRule, known, "2026-11-27", parameters).verdict).toBe("yes");
    expect(
      tell(defactoRule, { ...known, fatherLastContactOn: "2026-10-01" }, "2026-11-27", parameters).verdict,
    ).toBe("no");
  });
  it("presumes neglect of whoever is lost, and gives way to what is known", () => {
    expect(fatherIn(["outOfContact"], { ...reported("2026-01-01"), fatherDutyFulfilled: true }).verdict).toBe(
      "no",
    );
  });
  it("asks which road, while none is said", () => {
    const told = fatherIn(["outOfContact"], { fatherLostSince: "2025-01-01" });
    expect(told.verdict).toBe("cannotTell");
    expect(told.missing).toContain("fatherLostRoad");
  });
  it("asks for the report's day and nothing else on this road", () => {
    expect(fatherIn(["outOfContact"], { fatherLostRoad: "police" }).missing).toEqual([
      "fatherLostReportedOn",
    ]);
  });
});

describe("out of contact, on the two other roads", () => {
  const promised = { fatherLostRoad: "promise", fatherLostSince: "2026-01-10" };
  it.each([
    [true, "2026-11-27", "yes"],
    [true, "2026-07-09", "no"],
    [true, "2026-07-10", "yes"],
    [false, "2026-11-27", "no"],
    [null, "2026-11-27", "cannotTell"],
  ])("a promise whose papers are complete (%s) on %s: %s", (done, on, verdict) => {
    const told = fatherIn(["outOfContact"], { ...promised, fatherLostRoadDone: done }, on);
    expect(told.verdict).toBe(verdict);
    if (verdict === "cannotTell") expect(told.missing).toEqual(["fatherLostRoadDone"]);
  });
  it.each([
    [true, "yes"],
    [false, "no"],
    [null, "cannotTell"],
  ])("a conference that has decided (%s): %s", (done, verdict) => {
    expect(
      fatherIn(["outOfContact"], { fatherLostRoad: "conference", fatherLostRoadDone: done }).verdict,
    ).toBe(verdict);
  });
});

describe.each([
  ["imprisoned", "fatherSentenceMonths", "fatherSentenceSince"],
  ["compulsoryRehab", "fatherRehabMonths", "fatherRehabSince"],
  ["otherRestricted", "fatherMeasureMonths", "fatherMeasureSince"],
] as const)("%s", (condition, months, since) => {
  it.each([
    [5, "no"],
    [6, "yes"],
    [7, "yes"],
    [null, "cannotTell"],
  ])("with a term of %s months: %s", (term, verdict) => {
    const told = fatherIn([condition], { [months]: term, [since]: "2026-11-01" });
    expect(told.verdict).toBe(verdict);
    if (verdict === "cannotTell") expect(told.missing).toEqual([months]);
  });
  it("counts what has been served where the district reads it so", () => {
    const parameters = withParameter("recognition.detention.basis", "served");
    const verdictOn = (on: string) =>
      tell(
        defactoRule,
        { ...motherIsDead, fatherConditions: [condition], [months]: 36, [since]: "2026-01-31" },
        on,
        parameters,
      ).verdict;
    expect([verdictOn("2026-07-30"), verdictOn("2026-07-31")]).toEqual(["no", "yes"]);
  });
});

describe("severe disability", () => {
  const classes = ["1", "2", "3", "4", "5", "6", "7"] as const;
  const levels = ["1", "2", "3", "4"] as const;
  it.each(classes.flatMap((kind) => levels.map((level) => [kind, level] as const)))(
    "class %s, level %s is severe as the text says",
    (kind, level) => {
      const severe = level === "1" || level === "2" || kind === "5" || kind === "6";
      const known = { fatherDisabilityClass: kind, fatherDisabilityLevel: level };
      expect(fatherIn(["severeDisability"], known).verdict).toBe(severe ? "yes" : "no");
    },
  );
  it("asks for the certificate when only the condition is recorded", () => {
    expect(fatherIn(["severeDisability"], {}).missing).toEqual(
      expect.arrayContaining(["fatherDisabilityClass", "fatherDisabilityLevel"]),
    );
  });
  it("believes a certificate without a recorded condition", () => {
    const certificate = { fatherDisabilityClass: "5", fatherDisabilityLevel: "3" };
    expect(tell(defactoRule, { ...parentIn("mother", "imprisoned"), ...certificate }).verdict).toBe("yes");
  });
  it("but asks whether its holder still lives, when the other parent is dead", () => {
    const certificate = { fatherDisabilityClass: "5", fatherDisabilityLevel: "3" };
    expect(tell(defactoRule, { ...motherIsDead, ...certificate }).missing).toEqual(["fatherConditions"]);
  });
});

describe("illness, deportation, revocation", () => {
  it.each([
    ["seriousIllness", "fatherIllnessInCatalogue", true],
    ["deported", "fatherDutyFulfilled", false],
  ] as const)(
    "%s holds when %s is %s, is asked while unknown, and fails otherwise",
    (condition, atom, holds) => {
      expect(fatherIn([condition], { [atom]: holds }).verdict).toBe("yes");
      expect(fatherIn([condition], { [atom]: !holds }).verdict).toBe("no");
      expect(fatherIn([condition], {}).missing).toEqual([atom]);
    },
  );
  it("takes a court's revocation as it is", () => {
    expect(fatherIn(["guardianshipRevoked"], {}).verdict).toBe("yes");
  });
});
