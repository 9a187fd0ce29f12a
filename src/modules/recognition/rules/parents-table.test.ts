import { describe, expect, it } from "vitest";
import { type ConditionCode, conditionCodes } from "../../registry/codes.contract.ts";
import { defactoRule } from "./defacto.ts";
import { orphanRule } from "./orphan.ts";
import { groupOf, parentsMatrix } from "./parents-matrix.ts";
import { parentIn, sampleChild, sampleParameters, tell } from "./sample-child.ts";

/** The table of the facts: D lost, U not to be found, A one of the eight, C able (away at work too). */
type Group = "D" | "U" | "A" | "C";
const groups: Readonly<Record<ConditionCode, Group>> = {
  capable: "C",
  migrantWork: "C",
  deceased: "D",
  declaredMissing: "D",
  unknownNotFound: "U",
  severeDisability: "A",
  seriousIllness: "A",
  imprisoned: "A",
  compulsoryRehab: "A",
  otherRestricted: "A",
  outOfContact: "A",
  guardianshipRevoked: "A",
  deported: "A",
};

const expected: Readonly<Record<Group, Readonly<Record<Group, readonly [orphan: string, defacto: string]>>>> =
  {
    D: { D: ["yes", "no"], U: ["cannotTell", "cannotTell"], A: ["no", "yes"], C: ["no", "no"] },
    U: { D: ["cannotTell", "cannotTell"], U: ["yes", "no"], A: ["no", "cannotTell"], C: ["no", "no"] },
    A: { D: ["no", "yes"], U: ["no", "cannotTell"], A: ["no", "yes"], C: ["no", "no"] },
    C: { D: ["no", "no"], U: ["no", "no"], A: ["no", "no"], C: ["no", "no"] },
  };

const pairs = conditionCodes.codes.flatMap((father) =>
  conditionCodes.codes.map((mother) => [father, mother] as const),
);

describe("both parents' conditions", () => {
  it("are thirteen each, a hundred and sixty-nine pairs", () => {
    expect(pairs).toHaveLength(169);
  });

  it.each(pairs)("father %s, mother %s: decided as the table says", (father, mother) => {
    const known = { ...parentIn("father", father), ...parentIn("mother", mother) };
    const [orphan, defacto] = expected[groups[father]][groups[mother]];
    const told = { orphan: tell(orphanRule, known), defacto: tell(defactoRule, known) };
    expect([told.orphan.verdict, told.defacto.verdict]).toEqual([orphan, defacto]);
    // Every pair has a row of its own in both tables: nothing falls through.
    expect([told.orphan.reason, told.defacto.reason]).not.toContain(null);
    const facts = sampleChild(known);
    const world = { facts, parameters: sampleParameters, on: "2026-11-27" };
    const cell = parentsMatrix[groupOf("father", world) ?? "around"][groupOf("mother", world) ?? "around"];
    const said = { orphan: ["yes", "no"], defacto: ["no", "yes"], neither: ["no", "no"] };
    if (cell === "discretion") expect([orphan, defacto]).toContain("cannotTell");
    else expect([orphan, defacto]).toEqual(said[cell]);
    for (const one of Object.values(told)) {
      if (one.verdict === "cannotTell") expect(one.missing).toEqual(["discretion"]);
    }
  });

  it.each([
    ["deceased", "deceased", "O1"],
    ["deceased", "declaredMissing", "O2"],
    ["declaredMissing", "deceased", "O2"],
    ["declaredMissing", "declaredMissing", "O3"],
    ["unknownNotFound", "unknownNotFound", "O4"],
    ["deceased", "unknownNotFound", "O5"],
    ["unknownNotFound", "declaredMissing", "O5"],
    ["capable", "deceased", "O6"],
    ["imprisoned", "deceased", "someoneAlive"],
  ] as const)("father %s, mother %s light up row %s of the orphans' table", (father, mother, row) => {
    expect(tell(orphanRule, { ...parentIn("father", father), ...parentIn("mother", mother) }).reason).toBe(
      row,
    );
  });

  it.each(["orphan", "defactoUnattended"] as const)(
    "where the texts are silent the district's decision for %s holds",
    (decided) => {
      const known = {
        ...parentIn("father", "deceased"),
        ...parentIn("mother", "unknownNotFound"),
        discretion: decided,
        categories: [decided],
      };
      expect(tell(orphanRule, known).verdict).toBe(decided === "orphan" ? "yes" : "no");
      expect(tell(defactoRule, known).verdict).toBe(decided === "orphan" ? "no" : "yes");
    },
  );
});

describe("several conditions of one parent at once", () => {
  const lostMother = parentIn("mother", "deceased");
  it("suffice if one of them does", () => {
    const known = { ...parentIn("father", "imprisoned", "seriousIllness", "migrantWork"), ...lostMother };
    expect(tell(defactoRule, { ...known, fatherSentenceMonths: 3 }).verdict).toBe("yes");
  });
  it("do not, if none reaches its threshold", () => {
    const known = { ...parentIn("father", "imprisoned", "compulsoryRehab"), ...lostMother };
    const told = tell(defactoRule, { ...known, fatherSentenceMonths: 3, fatherRehabMonths: 5 });
    expect([told.verdict, told.reason]).toEqual(["no", "fatherAround"]);
  });
  it("ask only for what could still decide", () => {
    const known = { ...parentIn("father", "imprisoned", "seriousIllness"), ...lostMother };
    expect(
      tell(defactoRule, { ...known, fatherSentenceMonths: 3, fatherIllnessInCatalogue: null }).missing,
    ).toEqual(["fatherIllnessInCatalogue"]);
  });
  it("leave a death a death, whatever else was recorded", () => {
    const known = { ...parentIn("father", "deceased", "imprisoned"), ...lostMother };
    expect([tell(orphanRule, known).verdict, tell(defactoRule, known).verdict]).toEqual(["yes", "no"]);
  });
  it("are contradicted by a parent who is said to be able", () => {
    const known = { ...parentIn("father", "capable", "imprisoned"), ...lostMother };
    expect([tell(defactoRule, known).verdict, tell(defactoRule, known).reason]).toEqual([
      "no",
      "fatherAround",
    ]);
  });
});

describe("what nobody said", () => {
  it("is asked of the parent of whom nothing is known, once the other's plight is known", () => {
    expect(tell(defactoRule, parentIn("father", "imprisoned"))).toEqual({
      verdict: "cannotTell",
      reason: null,
      missing: ["motherConditions"],
    });
    expect(tell(orphanRule, parentIn("father", "deceased")).missing).toEqual(["motherConditions"]);
  });
  it("is not asked when the other parent is able", () => {
    expect(tell(defactoRule, parentIn("father", "capable")).verdict).toBe("no");
    expect(tell(orphanRule, parentIn("mother", "migrantWork")).verdict).toBe("no");
  });
  it("includes the birth date", () => {
    const known = { ...parentIn("father", "deceased"), ...parentIn("mother", "deceased"), birthDate: null };
    expect(tell(orphanRule, known)).toEqual({ verdict: "cannotTell", reason: null, missing: ["birthDate"] });
  });
});

describe("the texts in their time", () => {
  const revoked = { ...parentIn("father", "guardianshipRevoked"), ...parentIn("mother", "deceased") };
  it.each([
    ["2019-12-31", "noRule"],
    ["2020-12-31", "no"],
    ["2021-01-01", "yes"],
  ])("on %s a revoked guardian makes the verdict %s", (on, verdict) => {
    expect(tell(defactoRule, revoked, on).verdict).toBe(verdict);
  });
  it.each([
    "severeDisability",
    "seriousIllness",
    "imprisoned",
    "compulsoryRehab",
    "otherRestricted",
  ] as const)("already counted %s in 2020", (condition) => {
    const known = { ...parentIn("father", condition), ...parentIn("mother", "deceased") };
    expect(tell(defactoRule, known, "2020-06-01").verdict).toBe("yes");
  });
  it("cannot be told without the threshold of the day", () => {
    const parameters = new Map(
      [...sampleParameters].filter(([key]) => key !== "recognition.detention.months"),
    );
    const known = { ...parentIn("father", "imprisoned"), ...parentIn("mother", "deceased") };
    expect(tell(defactoRule, known, "2026-11-27", parameters).missing).toEqual([
      "recognition.detention.months",
    ]);
  });
});

describe("age, adoption, the file's end", () => {
  const lost = { ...parentIn("father", "deceased"), ...parentIn("mother", "deceased") };
  const unattended = { ...parentIn("father", "imprisoned"), ...parentIn("mother", "deceased") };
  it.each([
    ["2033-05-05", "yes", "O1"],
    ["2033-05-06", "no", "ofAge"],
  ])("on %s the orphan's verdict is %s (%s)", (on, verdict, reason) => {
    expect(tell(orphanRule, lost, on)).toMatchObject({ verdict, reason });
  });
  it.each([
    ["senior", "yes"],
    ["vocational", "yes"],
    ["college", "no"],
    ["notEnrolled", "no"],
    [null, "cannotTell"],
  ])("past eighteen at stage %s, recognised before, the verdict is %s", (stage, verdict) => {
    const school = {
      stage,
      orphanEver: true,
      orphanFirstOn: "2024-01-01",
      defactoEver: true,
      defactoFirstOn: "2024-01-01",
    };
    expect(tell(orphanRule, { ...lost, ...school }, "2033-06-01").verdict).toBe(verdict);
    expect(tell(defactoRule, { ...unattended, ...school }, "2033-06-01").verdict).toBe(verdict);
  });
  it("past eighteen nobody begins", () => {
    expect(tell(orphanRule, { ...lost, stage: "senior" }, "2033-06-01").verdict).toBe("no");
    const late = { stage: "senior", orphanEver: true, orphanFirstOn: "2033-05-06" };
    expect(tell(orphanRule, { ...lost, ...late }, "2033-06-01").verdict).toBe("no");
  });
  it("an adopted child, and one whose file has ended, is neither", () => {
    expect(tell(orphanRule, { ...lost, adopted: true })).toMatchObject({ verdict: "no", reason: "adopted" });
    expect(tell(defactoRule, { ...unattended, fileEnded: true })).toMatchObject({
      verdict: "no",
      reason: "fileEnded",
    });
  });
});
