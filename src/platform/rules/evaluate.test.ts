/** What each operator means, by table; each line is held in all executions that need no database. */
import { describe, expect, it } from "vitest";
import { randomAtoms } from "../../../test/support/random-rules.ts";
import { factsOf } from "./atoms.ts";
import { compile, compileRule, type FactRow, NO_REASON } from "./compile.ts";
import { evaluate, type ParameterInForce, type Value } from "./evaluate.ts";
import * as x from "./expression.ts";
import { rule } from "./rule.ts";

const f = factsOf(randomAtoms);
const on = "2026-02-28";
const inForce = (key: string, value: unknown): ParameterInForce => ({
  key,
  value,
  document: "渝民规〔2026〕1号",
  certainty: "verified",
});
const parameters = new Map(
  Object.entries({ "t.age": 18, "t.word": "a", "t.half": 1.5, "t.noDay": "2026-02-30" }).map(
    ([key, value]) => [key, inForce(key, value)],
  ),
);

const yes = x.literal("boolean", true);
const no = x.literal("boolean", false);
const open = f.isB;
const n = (value: number) => x.literal("number", value);
const d = (value: string) => x.literal("date", value);

const cases: readonly (readonly [what: string, expression: x.Expression, facts: FactRow, value: Value])[] = [
  ["all of nothing", x.all(), {}, true],
  ["all, one no and one unknown", x.all(open, no), {}, false],
  ["all, one unknown", x.all(yes, open), {}, null],
  ["any of nothing", x.any(), {}, false],
  ["any, one yes and one unknown", x.any(open, yes), {}, true],
  ["any, one unknown", x.any(no, open), {}, null],
  ["not unknown", x.not(open), {}, null],
  ["not yes", x.not(f.isA), { isA: true }, false],
  ["equal codes", x.eq(f.codeA, "a"), { codeA: "a" }, true],
  ["other codes", x.ne(f.codeA, "a"), { codeA: "b" }, true],
  ["a code and an unknown one", x.eq(f.codeA, f.codeB), { codeA: "a" }, null],
  ["equal booleans", x.eq(f.isA, f.isB), { isA: false, isB: false }, true],
  ["less", x.lt(f.amountA, 5), { amountA: 5 }, false],
  ["at most", x.le(f.amountA, 5), { amountA: 5 }, true],
  ["more", x.gt(f.amountA, 5), { amountA: 5 }, false],
  ["at least", x.ge(f.amountA, 5), { amountA: 5 }, true],
  ["an earlier day", x.lt(f.dayA, "2026-10-01"), { dayA: "2026-09-30" }, true],
  ["one of", x.oneOf(f.codeA, "b", "c"), { codeA: "c" }, true],
  ["one of, unknown", x.oneOf(f.codeA, "b"), {}, null],
  ["has one of", x.hasAny(f.setA, "b", "c"), { setA: ["a", "c"] }, true],
  ["an empty set has none", x.hasAny(f.setA, "b"), { setA: [] }, false],
  ["an unknown set", x.hasAny(f.setA, "b"), {}, null],
  ["known", x.known(f.amountA), { amountA: 0 }, true],
  ["not known", x.known(f.amountA), {}, false],
  ["presumed", x.presume(f.isA, false, "没有人说过"), {}, false],
  ["said, so not presumed", x.presume(f.isA, false, "没有人说过"), { isA: true }, true],
  ["a parameter", x.param("t.age"), {}, 18],
  ["a parameter without a value", x.param("t.nothing"), {}, null],
  ["a parameter of another type", x.param("t.word"), {}, null],
  ["a parameter that is no whole number", x.param("t.half"), {}, null],
  ["a parameter that is no day", x.param("t.noDay", "date"), {}, null],
  ["the day itself", x.asOf, {}, on],
  ["age on the eve of 1 March, born on 29 February", x.ageOn(f.dayA), { dayA: "2008-02-29" }, 17],
  ["age on the birthday", x.ageOn(f.dayA), { dayA: "2008-02-28" }, 18],
  ["months over at the end of a month", x.monthsBetween(f.dayA), { dayA: "2025-08-31" }, 6],
  ["months not quite over", x.monthsBetween(f.dayA, d("2026-02-27")), { dayA: "2025-08-31" }, 5],
  ["months back", x.monthsBetween(d("2026-02-01"), d("2026-01-31")), {}, -1],
  ["days", x.daysBetween(f.dayA, x.asOf), { dayA: "2026-02-26" }, 2],
  ["a month later", x.addMonths(f.dayA, 1), { dayA: "2026-01-31" }, "2026-02-28"],
  ["days later", x.addDays(x.asOf, 1), {}, "2026-03-01"],
  ["unknown months later", x.addMonths(x.asOf, f.monthsA), {}, null],
  ["a sum", x.add(n(1), 2, 3), {}, 6],
  ["a difference of several", x.subtract(n(10), 2, 3), {}, 5],
  ["a product", x.multiply(n(-3), 0), {}, 0],
  ["the greatest", x.max(n(0), x.subtract(f.amountA, 5)), { amountA: 3 }, 0],
  ["the greatest, one unknown", x.max(n(7), f.amountA), {}, null],
  ["the least, one unknown", x.min(n(7), f.amountA), {}, null],
  ["a half goes up", x.percentOf(n(25), 50), {}, 13],
  ["a half below nought goes up", x.percentOf(n(-25), 50), {}, -12],
  ["a branch", x.when(f.isA, n(1), n(2)), { isA: false }, 2],
  ["a branch nobody can tell, though both agree", x.when(f.isA, n(1), n(1)), {}, null],
  ["a table: the first row", table(), { isA: true, isB: true }, "a"],
  ["a table: an earlier row cannot be told", table(), { isB: true }, null],
  ["a table: none", table(), { isA: false, isB: false }, "c"],
];

function table(): x.Code {
  return x.decide(
    [
      { code: "a", label: "甲", when: f.isA },
      { code: "b", label: "乙", when: f.isB },
    ],
    "c",
  );
}

describe("an expression means", () => {
  it.each(cases)("%s", (_, expression, facts, value) => {
    expect(evaluate(expression, { facts, parameters, on })).toEqual(value);
    const compiled = compile({ value: expression }, { atoms: randomAtoms, parameters, on });
    expect(compiled(facts).value).toEqual(value);
  });
});

describe("the text of a compiled rule", () => {
  const context = { atoms: randomAtoms, parameters, on };

  it("takes no fact that is not declared", () => {
    const stranger: x.Bool = { op: "fact", type: "boolean", name: "isC" };
    expect(() => compile({ value: stranger }, context)).toThrow("no fact is called isC");
  });

  it.each(["is-A", "constructor", "a;b", "__proto__", ""])("takes no fact of the name %j", (name) => {
    const atoms = { ...randomAtoms, [name]: randomAtoms.isA };
    const stranger: x.Bool = { op: "fact", type: "boolean", name };
    expect(() => compile({ value: stranger }, { ...context, atoms })).toThrow();
  });

  it("holds a parameter's text as a constant, whatever stands in it", () => {
    const evil = `"; throw new Error("run"); "\u2028\\`;
    const typed = new Map([["t.word", inForce("t.word", evil)]]);
    const expression = x.eq(f.codeA, x.param("t.word", "code"));
    const run = compile({ value: expression }, { ...context, parameters: typed });
    expect(run({ codeA: evil }).value).toBe(true);
    expect(run({ codeA: "a" }).value).toBe(false);
  });
});

describe("a compiled rule", () => {
  const cite = [{ document: "民发〔2019〕62号", says: "一方不能抚养", certainty: "verified" }] as const;
  const asked = rule({
    code: "test.compiled",
    title: "测试",
    versions: [
      { from: "2020-01-01", to: "2026-01-01", cite, holds: f.isA },
      {
        from: "2026-01-01",
        cite,
        holds: x.any(f.isA, f.isB),
        reasons: [
          { code: "a", label: "甲", when: f.isA },
          { code: "b", label: "乙", when: f.isB },
        ],
      },
    ],
  });
  const given = (day: string) => compileRule(asked, { atoms: randomAtoms, parameters, on: day });

  it("is that of the day", () => {
    expect(given("2019-12-31")).toBeUndefined();
    expect(given("2025-12-31")?.({ isB: true })).toEqual({ holds: null, reason: NO_REASON });
    expect(given("2026-01-01")?.({ isB: true })).toEqual({ holds: true, reason: null });
  });

  it("gives the reason that applies, none, or null where an earlier one cannot be told", () => {
    const run = given("2026-02-28");
    expect(run?.({ isA: true, isB: true })).toEqual({ holds: true, reason: "a" });
    expect(run?.({ isA: false, isB: true })).toEqual({ holds: true, reason: "b" });
    expect(run?.({ isA: false, isB: false })).toEqual({ holds: false, reason: NO_REASON });
    expect(run?.({ isA: false })).toEqual({ holds: null, reason: null });
  });
});
