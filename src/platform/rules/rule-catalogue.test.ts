import { describe, expect, it } from "vitest";
import { parameterKeys, randomAtoms } from "../../../test/support/random-rules.ts";
import { factsOf } from "./atoms.ts";
import * as x from "./expression.ts";
import { outline } from "./outline.ts";
import { rule } from "./rule.ts";
import { checkRules, declareRules } from "./rule-catalogue.ts";

const f = factsOf(randomAtoms);
const cite = { document: "民发〔2019〕62号", says: "一方不能抚养", certainty: "verified" } as const;
const made = (code: string, holds: x.Bool) =>
  rule({
    code,
    title: "测试",
    versions: [
      { from: "2020-01-01", to: "2024-01-01", cite: [cite], holds: f.isA },
      {
        from: "2024-01-01",
        cite: [cite],
        holds,
        reasons: [{ code: "a", label: "甲理由", when: f.isB, cite }],
      },
    ],
  });

describe("the rules of the house", () => {
  it("are checked together, and every fault is told", () => {
    const rules = [
      made("test.one", x.eq(f.codeA, "z")),
      made("test.two", f.isB),
      made("test.three", x.lt(f.amountA, x.param("t.wrong"))),
    ];
    expect(() => checkRules([{ title: "测试", atoms: randomAtoms, rules }], parameterKeys)).toThrow(
      /test\.one .*cannot be "z"\n.*test\.three .*no parameter is called t\.wrong/,
    );
  });

  it("are declared once each", () => {
    const same = made("test.same", f.isA);
    expect(() => declareRules({ title: "测试", atoms: randomAtoms, rules: [same, same] })).toThrow(
      "declared twice",
    );
  });

  it("are told in words, the newest version first", () => {
    const holds = x.all(
      x.clause("甲款", x.lt(f.amountA, x.param("t.amount")), cite),
      x.not(x.any(f.isA, f.isB)),
    );
    const amount = {
      key: "t.amount",
      value: 7,
      document: "渝民规〔2026〕1号",
      certainty: "known",
      validFrom: "2026-01-01",
    } as const;
    const text = outline(made("test.words", holds), "测试", {
      atoms: randomAtoms,
      parameters: new Map([[amount.key, amount]]),
    });
    expect(text.versions.map(({ from, to }) => [from, to])).toEqual([
      ["2024-01-01", null],
      ["2020-01-01", "2024-01-01"],
    ]);
    expect(text.versions[0]).toMatchObject({
      line: {
        label: "以下各项都符合",
        children: [
          { place: "1.1", label: "甲款", condition: "甲数少于t.amount（7）", cite, children: [] },
          {
            place: "1.2",
            label: "以下不成立",
            children: [
              { place: "1.2.1", label: "以下符合一项即可", children: [{ label: "甲事" }, { label: "乙事" }] },
            ],
          },
        ],
      },
      reasons: [{ label: "甲理由", condition: null, cite }],
      parameters: [{ key: "t.amount", value: "7", validFrom: "2026-01-01" }],
      facts: ["甲数", "甲事", "乙事"],
    });
  });
});
