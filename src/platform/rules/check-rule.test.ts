import { describe, expect, it } from "vitest";
import { parameterKeys, randomAtoms } from "../../../test/support/random-rules.ts";
import { factsOf } from "./atoms.ts";
import { faultsOfRule } from "./check-rule.ts";
import * as x from "./expression.ts";
import { type RuleVersion, rule } from "./rule.ts";

const f = factsOf(randomAtoms);
const cite = [{ document: "民发〔2019〕62号", says: "未满十八周岁", certainty: "verified" }] as const;
const of = (version: Partial<RuleVersion>) =>
  rule({
    code: "test.rule",
    title: "测试",
    versions: [{ from: "2020-01-01", cite, holds: f.isA, ...version }],
  });
const node = (made: object) => made as x.Bool;

describe("a rule is refused at the start", () => {
  it.each<readonly [string, Partial<RuleVersion>, string]>([
    [
      "over a fact that does not exist",
      { holds: node({ op: "fact", type: "boolean", name: "isC" }) },
      "no fact is called isC",
    ],
    [
      "over a fact of another type",
      { holds: node({ op: "fact", type: "boolean", name: "dayA" }) },
      "dayA is a date, not a boolean",
    ],
    [
      "with an unknown parameter",
      { holds: x.lt(f.amountA, x.param("t.wrong")) },
      "no parameter is called t.wrong",
    ],
    [
      "with a parameter of another type",
      { holds: x.lt(f.amountA, x.param("t.day")) },
      "parameter t.day is a date, not a number",
    ],
    ["with a code that the fact cannot have", { holds: x.oneOf(f.codeA, "a", "z") }, 'codeA cannot be "z"'],
    ["with such a code in a comparison", { holds: x.eq(f.codeA, "z") }, 'codeA cannot be "z"'],
    ["with such a code in a set", { holds: x.hasAny(f.setA, "z") }, 'setA cannot be "z"'],
    ["with such a code presumed", { holds: x.eq(x.presume(f.codeA, "z", "无"), "a") }, 'codeA cannot be "z"'],
    ["that asks for no code at all", { holds: x.oneOf(f.codeA) }, "oneOf names no code"],
    [
      "that compares a number with a day",
      { holds: node({ op: "lt", type: "boolean", left: f.amountA, right: f.dayA }) },
      "lt takes a number, not a date",
    ],
    [
      "that puts codes in order",
      { holds: node({ op: "lt", type: "boolean", left: f.codeA, right: f.codeB }) },
      "lt compares numbers and days, not a code",
    ],
    ["that counts with a fraction", { holds: x.lt(f.amountA, 1.5) }, "1.5 is no number"],
    ["that names a day which is none", { holds: x.lt(f.dayA, "2026-02-30") }, '"2026-02-30" is no date'],
    ["that asks for an amount", { holds: f.amountA as never }, "asks for yes or no, but fact gives a number"],
    ["that cites nothing", { cite: [] }, "cites no document"],
    [
      "whose reasons are wrong",
      { reasons: [{ code: "a", label: "甲", when: x.eq(f.codeA, "z") }] },
      'codeA cannot be "z"',
    ],
    [
      "that gives one reason twice",
      { reasons: [1, 2].map(() => ({ code: "a", label: "甲", when: f.isA })) },
      "gives the reason a twice",
    ],
  ])("%s", (_, version, sentence) => {
    expect(faultsOfRule(of(version), randomAtoms, parameterKeys)).toEqual([
      `rule test.rule of 2020-01-01: ${sentence}`,
    ]);
  });

  it("with all that is wrong at once", () => {
    const wrong = of({ cite: [], holds: x.all(x.eq(f.codeA, "z"), x.lt(f.amountA, x.param("t.wrong"))) });
    expect(faultsOfRule(wrong, randomAtoms, parameterKeys)).toEqual(
      ["cites no document", 'codeA cannot be "z"', "no parameter is called t.wrong"].map(
        (fault) => `rule test.rule of 2020-01-01: ${fault}`,
      ),
    );
  });

  it("when two of its versions overlap, or it has none", () => {
    const versions = [
      { from: "2020-01-01", to: "2021-01-02", cite, holds: f.isA },
      { from: "2021-01-01", cite, holds: f.isB },
    ];
    expect(() => rule({ code: "r", title: "测试", versions })).toThrow("overlap at 2021-01-01");
    expect(() => rule({ code: "r", title: "测试", versions: [] })).toThrow("has no version");
  });

  it("but not if it is sound", () => {
    expect(
      faultsOfRule(of({ holds: x.eq(f.codeA, x.param("t.code", "code")) }), randomAtoms, parameterKeys),
    ).toEqual([]);
  });
});
