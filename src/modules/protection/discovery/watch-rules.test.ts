/** Every rule of discovery by table: what raises it, what does not, what cannot be told; and what its verdict does to the item. */
import { describe, expect, it } from "vitest";
import type { ParametersInForce } from "../../../platform/rules/evaluate.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { watchAtoms } from "./watch-atoms.contract.ts";
import { type WatchRuleCode, watchRuleCodes } from "./watch-codes.contract.ts";
import { differencesOf, type KnownItem, type Verdict } from "./watch-differences.ts";
import { watchRuleOf, watchRules } from "./watch-rules.ts";

const ON = "2026-11-27";
const parameters: ParametersInForce = new Map(
  Object.entries({
    "protection.watch.carer.age": 75,
    "protection.watch.school.from": 7,
    "protection.watch.school.below": 16,
    "protection.watch.released.days": 30,
    "protection.watch.silent.months": 6,
    "protection.watch.visit.days": 100,
    "protection.watch.fall.points": 10,
    "protection.watch.assessment.months": 24,
  }).map(([key, value]) => [key, { key, value, document: "", certainty: "design", validFrom: "2016-01-01" }]),
) as unknown as ParametersInForce;

function verdictOf(code: WatchRuleCode, facts: Readonly<Record<string, Value>>): boolean | null {
  const [version] = watchRuleOf(code).rule.versions;
  if (version === undefined) throw new Error(code);
  const all = { ...Object.fromEntries(Object.keys(watchAtoms).map((name) => [name, null])), ...facts };
  return evaluate(version.holds, { facts: all, parameters, on: ON }) as boolean | null;
}

const never = { isAssessed: false, isBeingAssessed: false };
const since = (assessedOn: string) => ({ isAssessed: true, isBeingAssessed: false, assessedOn });

describe("a rule of discovery", () => {
  it.each([
    ["redWithoutCase", { riskLevel: "red", riskSince: "2026-11-01", hasOpenCase: false }, true],
    ["redWithoutCase", { riskLevel: "red", riskSince: "2026-11-01", hasOpenCase: true }, false],
    ["redWithoutCase", { riskLevel: "orange", riskSince: "2026-11-01", hasOpenCase: false }, false],
    ["redWithoutCase", { hasOpenCase: false }, null],
    ["assessmentOverdue", { assessmentDueOn: "2026-11-26", isBeingAssessed: false }, true],
    ["assessmentOverdue", { assessmentDueOn: "2026-11-27", isBeingAssessed: false }, false],
    ["assessmentOverdue", { assessmentDueOn: "2026-11-26", isBeingAssessed: true }, false],
    ["assessmentOverdue", { isBeingAssessed: false }, null],
    ["assessmentMissing", { categories: ["orphan"], ...never }, true],
    ["assessmentMissing", { categories: ["defactoUnattended"], ...since("2024-11-27") }, true],
    ["assessmentMissing", { categories: ["defactoUnattended"], ...since("2024-11-28") }, false],
    ["assessmentMissing", { categories: ["ruralLeftBehind"], ...never }, false],
    ["assessmentMissing", { categories: ["orphan"], ...never, isBeingAssessed: true }, false],
    ["scoreFell", { scoreFall: 10 }, true],
    ["scoreFell", { scoreFall: 9 }, false],
    ["scoreFell", { scoreFall: -20 }, false],
    ["scoreFell", {}, null],
    ["outOfSchool", { birthDate: "2019-11-27", enrolled: false }, true],
    ["outOfSchool", { birthDate: "2019-11-28", enrolled: false }, false],
    ["outOfSchool", { birthDate: "2010-11-28", enrolled: false }, true],
    ["outOfSchool", { birthDate: "2010-11-27", enrolled: false }, false],
    ["outOfSchool", { birthDate: "2016-01-01", enrolled: true }, false],
    ["outOfSchool", { birthDate: "2016-01-01" }, null],
    ["outOfSchool", { enrolled: false }, null],
    ["soleOldCarer", { carers: 1, youngestCarerBornOn: "1950-11-27" }, true],
    ["soleOldCarer", { carers: 1, youngestCarerBornOn: "1950-11-28" }, false],
    ["soleOldCarer", { carers: 2, youngestCarerBornOn: "1940-01-01" }, false],
    ["soleOldCarer", { carers: 1 }, null],
    ["soleOldCarer", { youngestCarerBornOn: "1940-01-01" }, null],
    [
      "parentReleased",
      { fatherConditions: ["imprisoned"], fatherTermEndsOn: "2026-12-27", motherConditions: ["able"] },
      true,
    ],
    [
      "parentReleased",
      { fatherConditions: ["imprisoned"], fatherTermEndsOn: "2026-12-28", motherConditions: ["able"] },
      false,
    ],
    [
      "parentReleased",
      { fatherConditions: ["able"], motherConditions: ["compulsoryRehab"], motherTermEndsOn: "2026-10-28" },
      true,
    ],
    [
      "parentReleased",
      { fatherConditions: ["able"], motherConditions: ["compulsoryRehab"], motherTermEndsOn: "2026-10-27" },
      false,
    ],
    ["parentReleased", { fatherConditions: ["able"], motherConditions: ["able"] }, false],
    ["parentReleased", { fatherConditions: ["able"] }, null],
    [
      "parentSilent",
      {
        fatherConditions: ["outOfContact"],
        fatherLostSince: "2026-05-27",
        motherConditions: ["able"],
        categories: [],
      },
      true,
    ],
    [
      "parentSilent",
      {
        fatherConditions: ["outOfContact"],
        fatherLostSince: "2026-05-28",
        motherConditions: ["able"],
        categories: [],
      },
      false,
    ],
    [
      "parentSilent",
      {
        fatherConditions: ["outOfContact"],
        fatherLostSince: "2020-01-01",
        categories: ["defactoUnattended"],
      },
      false,
    ],
    [
      "parentSilent",
      { fatherConditions: ["outOfContact"], motherConditions: ["able"], categories: [] },
      null,
    ],
    ["visitOverdue", { lastVisitOn: "2026-08-18" }, true],
    ["visitOverdue", { lastVisitOn: "2026-08-19" }, false],
    ["visitOverdue", {}, null],
  ] as const)("%s of %j is %s", (code, facts, verdict) => {
    expect(verdictOf(code, facts as Readonly<Record<string, Value>>)).toBe(verdict);
  });

  it("is there for every code, and says what it rests on, never on an infection", () => {
    expect(watchRules.map(({ code }) => code)).toEqual(watchRuleCodes.codes);
    for (const { code, asks } of watchRules) {
      expect(asks.length, code).toBeGreaterThan(0);
      expect(asks, code).not.toContain("hiv");
    }
  });
});

const verdict = (holds: boolean | null, facts = "a"): Verdict => ({ rule: "outOfSchool", holds, facts });
const item = (state: KnownItem["state"], facts = "a", scopeCode = "1"): KnownItem => ({
  rule: "outOfSchool",
  state,
  facts,
  scopeCode,
});

describe("an item", () => {
  it.each([
    ["nothing lies there and it holds", verdict(true), undefined, "raise"],
    ["nothing lies there and it does not hold", verdict(false), undefined, undefined],
    ["nothing lies there and nobody can tell", verdict(null), undefined, undefined],
    ["it lies open on the same facts", verdict(true), item("open"), undefined],
    ["it lies open on other facts", verdict(true, "b"), item("open"), "update"],
    ["it lies open and no longer holds", verdict(false), item("open"), "clear"],
    ["it lies open and can no longer be told", verdict(null), item("open"), undefined],
    ["it is settled on the same facts", verdict(true), item("settled"), undefined],
    ["it is settled and a fact changed", verdict(true, "b"), item("settled"), "reopen"],
    ["it is settled and no longer holds", verdict(false), item("settled"), "clear"],
    ["it is gone and holds again", verdict(true), item("gone"), "reopen"],
    ["it is gone and still does not hold", verdict(false), item("gone"), undefined],
    ["the child moved while it lay open", verdict(true), item("open", "a", "2"), "update"],
    ["the child moved after it was settled", verdict(true), item("settled", "a", "2"), "reopen"],
  ] as const)("where %s: %j over %j → %s", (_, one, known, change) => {
    const found = differencesOf([one], known === undefined ? [] : [known], "1");
    expect(found.map((difference) => difference.change)).toEqual(change === undefined ? [] : [change]);
  });
});
