import { describe, expect, it } from "vitest";
import { type Beginning, beginningFault, type Step, stepFault } from "./demand-fit.ts";

const child: Beginning = {
  procedure: "temporaryGuardianship",
  on: "2026-11-27",
  birthDate: "2020-03-05",
  custody: undefined,
  answers: {},
  terms: { restoreFrom: 3, restoreUntil: 12 },
  isRevoked: false,
};
const codeOf = (at: Partial<Beginning>) =>
  beginningFault({ ...child, ...at })?.code.replace("protection.guardianship.", "");

describe("a procedure of guardianship begins", () => {
  it.each([
    ["temporaryGuardianship", undefined, undefined],
    ["temporaryGuardianship", "entrusted", undefined],
    ["temporaryGuardianship", "temporary", "alreadyState"],
    ["temporaryGuardianship", "longTerm", "alreadyState"],
    ["longTermGuardianship", "temporary", undefined],
    ["longTermGuardianship", "longTerm", "alreadyState"],
    ["returnHome", "temporary", undefined],
    ["returnHome", undefined, "noTemporary"],
    ["endTemporary", "longTerm", "noTemporary"],
    ["endTemporary", "temporary", undefined],
    ["entrustedCare", "temporary", "alreadyState"],
    ["admonition", "temporary", undefined],
    ["jointSanction", undefined, undefined],
  ] as const)("%s with %s in force: %s", (procedure, custody, problem) => {
    expect(codeOf({ procedure, custody, answers: { isFit: true } })).toBe(problem);
  });

  it("only of minors, and only with the wish of a child of eight or more heard", () => {
    expect(codeOf({ birthDate: "2008-11-27" })).toBe("underEighteen");
    expect(codeOf({ birthDate: "2008-11-28", answers: { childWish: "愿意" } })).toBeUndefined();
    expect(codeOf({ birthDate: "2018-11-27" })).toBe("childNotHeard");
    expect(codeOf({ birthDate: "2018-11-28" })).toBeUndefined();
    expect(codeOf({ birthDate: "2018-11-27", answers: { childWish: "  " } })).toBe("childNotHeard");
    expect(codeOf({ birthDate: null })).toBeUndefined();
  });

  it("entrusts a child to nobody who was not looked at", () => {
    expect(codeOf({ procedure: "entrustedCare" })).toBe("unfitCarer");
    expect(codeOf({ procedure: "entrustedCare", answers: { isFit: false } })).toBe("unfitCarer");
  });

  const restoring = { procedure: "restoration", isRevoked: true };
  it.each([
    ["2026-08-28", "none", "restoreTooEarly"],
    ["2026-08-27", "none", undefined],
    ["2025-11-27", "none", undefined],
    ["2025-11-26", "none", "restoreTooLate"],
    ["2026-06-01", "sexOrSold", "restoreExcluded"],
    ["2026-06-01", "abuse", "restoreExcluded"],
    ["2026-06-01", "sentence", "restoreExcluded"],
  ])("restores after a judgment in force since %s, excluded as %s: %s", (effectiveOn, exclusion, problem) => {
    expect(codeOf({ ...restoring, answers: { effectiveOn, exclusion } })).toBe(problem);
  });

  it("restores nobody of whom the file knows no revocation", () => {
    const answers = { effectiveOn: "2026-06-01", exclusion: "none" };
    expect(codeOf({ ...restoring, isRevoked: false, answers })).toBe("notRevoked");
  });
});

const step: Step = {
  procedure: "temporaryGuardianship",
  step: "handover",
  outcome: "placed",
  isPlaced: false,
  capacity: undefined,
  isOwn: false,
  dueOn: "2026-12-04",
  on: "2026-12-04",
};
const faultOf = (at: Partial<Step>) =>
  stepFault({ ...step, ...at })?.code.replace("protection.guardianship.", "");

describe("a step is decided", () => {
  it("as nobody having spoken only after the last day on which they may; a hearing is asked for any day (R-066)", () => {
    const at = { procedure: "jointSanction", step: "statement" };
    expect(faultOf({ ...at, outcome: "none" })).toBe("mayStillSpeak");
    expect(faultOf({ ...at, outcome: "none", on: "2026-12-05" })).toBeUndefined();
    expect(faultOf({ ...at, outcome: "none", dueOn: null })).toBeUndefined();
    expect(faultOf({ ...at, outcome: "hearing" })).toBeUndefined();
  });

  it("as handed over only when the child is placed, and as home only when it has left", () => {
    expect(faultOf({})).toBe("noPlacement");
    expect(faultOf({ isPlaced: true })).toBeUndefined();
    const home = { procedure: "returnHome", step: "handover", outcome: "home" };
    expect(faultOf({ ...home, isPlaced: true })).toBe("stillPlaced");
    expect(faultOf(home)).toBeUndefined();
    expect(faultOf({ procedure: "endTemporary", step: "decide", outcome: "end", isPlaced: true })).toBe(
      "stillPlaced",
    );
  });

  it.each([
    ["normal", undefined],
    ["insufficient", undefined],
    ["improper", "notAssessed"],
    ["missing", "notAssessed"],
    [undefined, "notAssessed"],
  ])("for a return with an assessment of %s: %s", (capacity, problem) => {
    const at = { procedure: "returnHome", capacity };
    expect(faultOf({ ...at, step: "evaluate", outcome: "fit" })).toBe(problem);
    expect(faultOf({ ...at, step: "decide", outcome: "grant" })).toBe(problem);
    expect(faultOf({ ...at, step: "evaluate", outcome: "notYet" })).toBeUndefined();
  });

  it.each([
    ["temporaryGuardianship", "decide", "grant"],
    ["longTermGuardianship", "decide", "grant"],
    ["jointSanction", "decide", "sanction"],
  ])("%s not by who handed it in", (procedure, code, outcome) => {
    const at = { procedure, step: code, outcome };
    expect(faultOf({ ...at, isOwn: true })).toBe("selfDecided");
    expect(faultOf(at)).toBeUndefined();
  });
});
