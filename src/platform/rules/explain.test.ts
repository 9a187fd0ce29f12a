import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyBool,
  anyDay,
  anyFacts,
  anyParameters,
  completeFacts,
  randomAtoms,
} from "../../../test/support/random-rules.ts";
import { codeTable } from "../../kernel/code-table.ts";
import { type AtomTable, factsOf } from "./atoms.ts";
import { evaluate } from "./evaluate.ts";
import { type ExplainContext, explain } from "./explain.ts";
import { type ConditionLine, Explanation } from "./explanation.contract.ts";
import * as x from "./expression.ts";
import { judge } from "./judge.ts";
import { rule } from "./rule.ts";

const conditions = codeTable("testConditions", "情形", { dead: "死亡", lost: "失联", prison: "服刑在押" });
const settledBy = { role: "villageDirector", how: "向村（社区）和亲属核实" } as const;
const atoms = {
  birthDate: { type: "date", label: "出生日期", settledBy },
  father: { type: "codes", label: "父亲的情形", codes: conditions, settledBy },
  mother: { type: "codes", label: "母亲的情形", codes: conditions, settledBy },
  term: { type: "number", label: "父亲的刑期", unit: "months", settledBy },
  infected: { type: "boolean", label: "感染艾滋病", sensitivity: "L4", settledBy },
  stage: { type: "code", label: "感染阶段", codes: conditions, sensitivity: "L4", settledBy },
  married: { type: "boolean", label: "已婚", settledBy },
} as const satisfies AtomTable;
const f = factsOf(atoms);

const cite = {
  document: "民发〔2019〕62号",
  clause: "第一条",
  says: "父母都不能履行抚养责任",
  certainty: "verified",
} as const;
const minor = x.clause("未满十八周岁", x.lt(x.ageOn(f.birthDate), x.param("t.minor")), cite);
const father = x.clause(
  "父亲服刑满期限",
  x.all(x.hasAny(f.father, "prison"), x.ge(f.term, x.param("t.term"))),
  cite,
);
const mother = x.clause("母亲死亡或失联", x.hasAny(f.mother, "dead", "lost"), cite);
const unattended = x.all(minor, father, mother);

const parameters = new Map(
  [
    ["t.minor", 18, "age"],
    ["t.term", 6, "months"],
    ["t.basis", "decided", "choice"],
  ].map(([key, value]) => [
    String(key),
    {
      key: String(key),
      value,
      document: "民发〔2019〕62号",
      certainty: "uncertain",
      validFrom: "2020-01-01",
    } as const,
  ]),
);
const names = {
  "t.minor": { label: "未成年年龄", unit: "age" },
  "t.term": { label: "刑期下限", unit: "months" },
  "t.basis": {
    label: "期限的算法",
    unit: "choice",
    choices: [
      { value: "decided", label: "按决定书" },
      { value: "served", label: "按实际执行" },
    ],
  },
};
const context = (facts: ExplainContext["facts"]): ExplainContext => ({
  facts,
  atoms,
  parameters,
  on: "2026-11-27",
  nameParameter: (key) => names[key as keyof typeof names],
});

const facts = { birthDate: "2012-03-01", father: ["prison"], mother: ["lost"], term: 30 };

function lines(line: ConditionLine): ConditionLine[] {
  return [line, ...line.children.flatMap(lines)];
}

describe("an explanation", () => {
  it("is a line for each clause and condition, with what the facts say and the clause", () => {
    const told = explain(unattended, context(facts));
    expect(told.verdict).toBe("yes");
    expect(told.missing).toEqual([]);
    expect(
      lines(told.line).map(({ place, verdict, label, condition, value }) => [
        place,
        verdict,
        label,
        condition,
        value,
      ]),
    ).toEqual([
      ["1", "yes", "以下各项都符合", null, null],
      ["1.1", "yes", "未满十八周岁", "按出生日期计算的周岁少于未成年年龄（18 周岁）", "14 周岁"],
      ["1.2", "yes", "父亲服刑满期限", null, null],
      ["1.2.1", "yes", "父亲的情形中有服刑在押", null, "服刑在押"],
      ["1.2.2", "yes", "父亲的刑期不少于刑期下限（6 个月）", null, "30 个月"],
      ["1.3", "yes", "母亲死亡或失联", "母亲的情形中有死亡、失联", "失联"],
    ]);
    expect(told.line.children.map((line) => line.cite)).toEqual([cite, cite, cite]);
    expect(Explanation.parse(told)).toEqual(told);
  });

  it("says what was chosen in the words of the choice, in the condition, beside it and among the parameters", () => {
    const basis = x.eq(x.param("t.basis", "code"), "served");
    const term = x.when(basis, x.ge(f.term, x.param("t.term")), x.ge(f.term, 12));
    const told = explain(x.clause("刑期够长", term), context(facts));
    const [condition] = lines(told.line).filter(({ label }) => label.includes("期限的算法"));
    expect(condition?.label).toBe("期限的算法（按决定书）是按实际执行");
    expect(condition?.value).toBe("按决定书");
    expect(told.parameters.map(({ value }) => value)).toContain("按决定书");
    expect(JSON.stringify(told)).not.toMatch(/served|decided/);
  });

  it("names the parameters that it used, in their version", () => {
    expect(explain(unattended, context(facts)).parameters).toEqual([
      {
        key: "t.minor",
        label: "未成年年龄",
        value: "18 周岁",
        document: "民发〔2019〕62号",
        certainty: "uncertain",
        validFrom: "2020-01-01",
      },
      {
        key: "t.term",
        label: "刑期下限",
        value: "6 个月",
        document: "民发〔2019〕62号",
        certainty: "uncertain",
        validFrom: "2020-01-01",
      },
    ]);
  });

  it("asks for what is missing and says who settles it", () => {
    const told = explain(unattended, context({ ...facts, term: null, mother: null }));
    expect(told.verdict).toBe("cannotTell");
    expect(told.missing).toEqual([
      { kind: "fact", name: "term", label: "父亲的刑期", ...settledBy },
      { kind: "fact", name: "mother", label: "母亲的情形", ...settledBy },
    ]);
    expect(
      lines(told.line)
        .filter((line) => line.missing.length > 0)
        .map((line) => line.place),
    ).toEqual(["1.2.2", "1.3"]);
  });

  it("asks for nothing that no longer matters", () => {
    const told = explain(
      unattended,
      context({ ...facts, birthDate: "2000-03-01", term: null, mother: null }),
    );
    expect(told.verdict).toBe("no");
    expect(told.missing).toEqual([]);
    const within = explain(
      x.all(x.any(mother, father), minor),
      context({ ...facts, term: null, birthDate: null }),
    );
    expect(within.missing.map(({ name }) => name)).toEqual(["birthDate"]);
  });

  it("asks for a parameter that has no value on the day", () => {
    const told = explain(x.ge(f.term, x.param("t.none")), context(facts));
    expect(told).toMatchObject({
      verdict: "cannotTell",
      missing: [{ kind: "parameter", name: "t.none", role: "districtOfficer" }],
    });
  });

  it("tells what was presumed, and only where nobody said it", () => {
    const expression = x.not(x.presume(f.married, false, "没有婚姻登记"));
    expect(explain(expression, context({})).line).toMatchObject({ verdict: "yes", presumed: "没有婚姻登记" });
    expect(explain(expression, context({ married: true })).line).toMatchObject({
      verdict: "no",
      presumed: null,
    });
  });

  it("never shows the value of a secret fact, nor its source", () => {
    const sources = { infected: { words: "疾控名册", on: "2026-01-01", evidence: null } };
    const asked = [
      f.infected,
      x.eq(f.stage, "dead"),
      x.clause("条款", x.oneOf(f.stage, "dead")),
      x.not(x.eq(f.stage, "dead")),
      x.known(f.stage),
      f.stage,
    ];
    for (const expression of asked) {
      const told = explain(expression, { ...context({ infected: true, stage: "dead" }), sources });
      expect(told.line).toMatchObject({ value: null, withheld: true, sources: [] });
    }
    const amount = explain(
      x.when(f.infected, x.literal("number", 1500), x.literal("number", 0)),
      context({ infected: true }),
    );
    expect(amount.line).toMatchObject({ value: "1500", withheld: false });
    expect(amount.line.children[0]).toMatchObject({ verdict: "yes", value: null, withheld: true });
  });

  it("tells where each fact comes from", () => {
    const sources = { term: { words: "监狱推送名册", on: "2026-05-01", evidence: "刑事判决书" } };
    const told = explain(unattended, { ...context(facts), sources });
    expect(told.line.children[1]?.children[1]?.sources).toEqual([{ fact: "父亲的刑期", ...sources.term }]);
  });

  it("takes the way that applies, and both while that cannot be told", () => {
    const expression = x.when(
      f.married,
      x.clause("甲额", x.param("t.minor")),
      x.clause("乙额", x.param("t.term")),
    );
    const labels = (married: boolean | null) =>
      explain(expression, context({ married })).line.children.map(({ label }) => label);
    expect(labels(true)).toEqual(["已婚", "甲额"]);
    expect(labels(false)).toEqual(["已婚", "乙额"]);
    expect(labels(null)).toEqual(["已婚", "甲额", "乙额"]);
  });
});

describe("a judgement", () => {
  const asked = rule({
    code: "test.unattended",
    title: "是否事实无人抚养",
    versions: [
      { from: "2020-01-01", to: "2024-01-01", cite: [cite], holds: minor },
      {
        from: "2024-01-01",
        cite: [cite],
        holds: unattended,
        reasons: [
          { code: "prison", label: "父亲服刑", when: father, cite },
          { code: "dead", label: "母亲死亡", when: x.hasAny(f.mother, "dead") },
        ],
      },
    ],
  });

  it("uses the version of the day, and none before there was one", () => {
    const on = (day: string) => judge(asked, { ...context({ ...facts, mother: [] }), on: day });
    expect(on("2019-12-31")).toBeUndefined();
    expect(on("2023-12-31")).toMatchObject({ versionFrom: "2020-01-01", verdict: "yes" });
    expect(on("2024-01-01")).toMatchObject({ versionFrom: "2024-01-01", verdict: "no" });
  });

  it("gives the first reason that applies, and none past one that cannot be told", () => {
    const given = (changed: object) => judge(asked, context({ ...facts, ...changed }));
    expect(given({})).toMatchObject({
      reason: { code: "prison", label: "父亲服刑", cite },
      reasonOpen: null,
    });
    expect(given({ father: [], mother: ["dead"] })).toMatchObject({ reason: { code: "dead", cite: null } });
    expect(given({ term: null, mother: ["dead"] })).toMatchObject({ reason: null, reasonOpen: "父亲服刑" });
    expect(given({ father: [], mother: [] })).toMatchObject({ reason: null, reasonOpen: null });
  });
});

describe("under ignorance", () => {
  const monotone = anyBool(4, { monotone: true });

  it("an answer given stays, whatever is found out", () => {
    fc.assert(
      fc.property(
        monotone,
        anyFacts,
        completeFacts,
        anyParameters,
        anyDay,
        (asked, few, others, given, on) => {
          const told = evaluate(asked, { facts: few, parameters: given, on });
          fc.pre(told !== null);
          expect(evaluate(asked, { facts: filled(few, others), parameters: given, on })).toBe(told);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("what is asked for is enough, and nothing else changes the answer", () => {
    let open = 0;
    fc.assert(
      fc.property(
        monotone,
        anyFacts,
        completeFacts,
        anyParameters,
        anyDay,
        (asked, few, others, given, on) => {
          const told = explain(asked, { facts: few, atoms: randomAtoms, parameters: given, on });
          const missing = new Set(told.missing.filter(({ kind }) => kind === "fact").map(({ name }) => name));
          const wantsParameter = told.missing.some(({ kind }) => kind === "parameter");
          const without = Object.fromEntries(Object.entries(others).filter(([name]) => !missing.has(name)));
          const withOnly = Object.fromEntries(Object.entries(others).filter(([name]) => missing.has(name)));
          const answer = (more: object) =>
            evaluate(asked, { facts: filled(few, more), parameters: given, on });
          const before = evaluate(asked, { facts: few, parameters: given, on });
          expect(answer(without)).toBe(before);
          if (before === null) {
            open += 1;
            expect(told.missing).not.toEqual([]);
            if (!wantsParameter) expect(answer(withOnly)).not.toBeNull();
          } else expect(told.missing).toEqual([]);
        },
      ),
      { numRuns: 5000 },
    );
    expect(open).toBeGreaterThan(300);
  });
});

/** The unknown facts taken from the others. */
function filled(few: object, others: object): ExplainContext["facts"] {
  const known = Object.fromEntries(Object.entries(few).filter(([, value]) => value !== null));
  return { ...others, ...known };
}
