import { describe, expect, it } from "vitest";
import "./recognition.parameters.ts";
import "../registry/registry.parameters.ts";
import { isUnchecked } from "../../kernel/citation.ts";
import { declaredParameters } from "../../platform/parameters/declare-parameter.ts";
import type { ValueType } from "../../platform/rules/atoms.ts";
import { faultsOfExpression, faultsOfRule } from "../../platform/rules/check-rule.ts";
import { evaluate } from "../../platform/rules/evaluate.ts";
import { categoryRules, judgedCategories } from "./categories.contract.ts";
import { profileAtoms } from "./profile.contract.ts";
import { coexistences, coexistencesAmong, primaryOf } from "./rules/precedence.ts";
import { parentIn, sampleChild, sampleParameters } from "./rules/sample-child.ts";

const parameters = new Map<string, ValueType>(
  declaredParameters().map(({ key, unit }) => [
    key,
    unit === "switch" ? "boolean" : unit === "choice" ? "code" : "number",
  ]),
);

describe("the categories' rules", () => {
  it.each(categoryRules)("ask only for facts and parameters that exist: $category", ({ rule, asksWhen }) => {
    expect(faultsOfRule(rule, profileAtoms, parameters)).toEqual([]);
    expect(faultsOfExpression(asksWhen, profileAtoms, parameters)).toEqual([]);
  });
  it("stand in the order of precedence", () => {
    expect(categoryRules.map(({ category }) => category)).toEqual(judgedCategories);
  });
  it("name a document in every version", () => {
    for (const { rule } of categoryRules)
      for (const { cite } of rule.versions) expect(cite.length, rule.code).toBeGreaterThan(0);
  });
  it("ask nobody about a child of whom nothing points to a category", () => {
    const facts = sampleChild();
    for (const { asksWhen, category } of categoryRules)
      expect(
        evaluate(asksWhen, { facts, parameters: sampleParameters, on: "2026-11-27" }),
        category,
      ).not.toBe(true);
  });
  it("ask about both parents as soon as one of them is in one of the situations", () => {
    const facts = sampleChild(parentIn("father", "imprisoned"));
    const asking = categoryRules
      .filter(
        ({ asksWhen }) =>
          evaluate(asksWhen, { facts, parameters: sampleParameters, on: "2026-11-27" }) === true,
      )
      .map(({ category }) => category);
    expect(asking).toEqual(["defactoUnattended", "inDifficulty"]);
  });
});

describe("several categories at once", () => {
  it.each([
    [["inDifficulty", "orphan"], "orphan"],
    [["ruralLeftBehind", "inDifficulty"], "inDifficulty"],
    [["defactoUnattended", "hivChild"], "defactoUnattended"],
    [["orphan", "abandoned"], "abandoned"],
    [[], null],
  ] as const)("%j have the primary one %s", (holding, primary) => {
    expect(primaryOf(holding)).toBe(primary);
  });
  it("say what keeps them apart", () => {
    const said = coexistencesAmong(["orphan", "defactoUnattended", "ruralLeftBehind"]);
    expect(said.map(({ of, kind }) => [...of, kind])).toEqual([
      ["orphan", "defactoUnattended", "excludes"],
      ["orphan", "ruralLeftBehind", "apart"],
      ["defactoUnattended", "ruralLeftBehind", "apart"],
    ]);
  });
  it("mark as unchecked what districts read in different ways", () => {
    const apart = coexistences.filter(({ kind }) => kind === "apart");
    expect(apart.every(({ cite }) => isUnchecked(cite))).toBe(true);
  });
});
