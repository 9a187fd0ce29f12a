import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBool, anyFacts, anyParameters, randomAtoms } from "../../../test/support/random-rules.ts";
import { addDays } from "../../kernel/calendar-date.ts";
import { conditionsOn } from "./dated.ts";
import { evaluate } from "./evaluate.ts";
import { all, type Bool, clause } from "./expression.ts";
import { judge } from "./judge.ts";
import { type Rule, rule, versionOn } from "./rule.ts";
import { settle } from "./settle.ts";

const FIRST = "2018-01-01";

/** Versions of a hundred days each, some of them out of force for a while before the next. */
const anyRule = fc
  .array(fc.record({ holds: anyBool(2), gap: fc.constantFrom(0, 0, 30) }), { minLength: 1, maxLength: 4 })
  .map((versions): Rule => {
    const last = versions.length - 1;
    return rule({
      code: "t.asked",
      title: "被问的规则",
      versions: versions.map(({ holds, gap }, nth) => ({
        from: addDays(FIRST, nth * 100),
        ...(nth < last ? { to: addDays(FIRST, (nth + 1) * 100 - gap) } : {}),
        cite: [],
        holds,
      })),
    });
  });
const anyAskedDay = fc.integer({ min: -50, max: 450 }).map((days) => addDays(FIRST, days));

const around = (asked: Bool): Rule =>
  rule({
    code: "t.asking",
    title: "问别的规则的规则",
    versions: [{ from: "2000-01-01", cite: [], holds: all(clause("符合", asked)) }],
  });

describe("a rule that another rule asks", () => {
  it("answers on every day as its version of that day does, asked alone, settled and explained", () => {
    fc.assert(
      fc.property(anyRule, anyAskedDay, anyFacts, anyParameters, (asked, on, facts, parameters) => {
        const world = { facts, parameters, on };
        const version = versionOn(asked, on);
        const expected = version === undefined ? false : evaluate(version.holds, world);
        const conditions = conditionsOn(asked);
        expect(evaluate(conditions, world)).toBe(expected);
        expect(evaluate(settle(conditions, { parameters, on }), world)).toBe(expected);
        const judged = judge(around(conditions), { facts, parameters, on, atoms: randomAtoms });
        expect(judged?.verdict).toBe(expected === null ? "cannotTell" : expected === true ? "yes" : "no");
      }),
    );
  });

  it("is explained by the conditions of its version alone, without a word about other days", () => {
    const asked = rule({
      code: "t.asked",
      title: "被问的规则",
      versions: [
        { from: FIRST, to: "2020-01-01", cite: [], holds: { op: "fact", type: "boolean", name: "isA" } },
        { from: "2020-01-01", cite: [], holds: { op: "fact", type: "boolean", name: "isB" } },
      ],
    });
    const linesOn = (on: string) => {
      const facts = { isA: true, isB: false };
      const judged = judge(around(conditionsOn(asked)), {
        facts,
        parameters: new Map(),
        on,
        atoms: randomAtoms,
      });
      const [line] = judged?.explanation.line.children ?? [];
      return [line?.label, line?.condition, line?.verdict, line?.children.length];
    };
    expect(linesOn("2019-12-31")).toEqual(["符合", "甲事", "yes", 0]);
    expect(linesOn("2020-01-01")).toEqual(["符合", "乙事", "no", 0]);
  });
});
