import { describe, expect, it } from "vitest";
import { randomAtoms } from "../../../test/support/random-rules.ts";
import { factsOf } from "./atoms.ts";
import { decidingLines, sourcesThatDecide, valueThatDecides } from "./deciding-lines.ts";
import { explain } from "./explain.ts";
import * as x from "./expression.ts";

const f = factsOf(randomAtoms);
const cite = { document: "民发〔2019〕62号", says: "条件", certainty: "verified" } as const;
const one = x.clause("甲款", f.isA, cite);
const two = x.clause("乙款", f.isB, cite);
const three = x.clause("丙款", x.lt(f.amountA, x.literal("number", 10)), cite);

function told(holds: x.Bool, facts: Readonly<Record<string, boolean | number | null>>) {
  const on = "2026-11-27";
  const source = { words: "走访", on, evidence: null };
  return explain(holds, {
    atoms: randomAtoms,
    parameters: new Map(),
    facts,
    on,
    sources: { isA: source, isB: { ...source, words: "比对" } },
  }).line;
}
const labels = (...given: Parameters<typeof told>) => decidingLines(told(...given)).map(({ label }) => label);

describe("the lines that decide", () => {
  it("tell each demand of the question itself, met or not", () => {
    for (const isB of [true, false, null])
      expect(labels(x.all(one, two), { isA: true, isB })).toEqual(["甲款", "乙款"]);
  });

  it("are below a demand all of its parts where it is met, and those that are wanting where not", () => {
    const nested = x.all(three, x.clause("两款", x.all(one, two), cite));
    const below = (isB: boolean | null) => labels(nested, { amountA: 5, isA: true, isB });
    expect(below(true)).toEqual(["丙款", "甲款", "乙款"]);
    expect(below(false)).toEqual(["丙款", "乙款"]);
    expect(below(null)).toEqual(["丙款", "乙款"]);
  });

  it("are of alternatives the first that holds", () => {
    const either = x.all(f.isA, x.any(two, three));
    expect(labels(either, { isA: true, isB: false, amountA: 5 })).toContain("丙款");
    expect(labels(either, { isA: true, isB: true, amountA: 5 })).not.toContain("丙款");
  });

  it("are not the alternatives one by one where none holds: the clause above them is", () => {
    const either = x.clause("下列之一", x.any(two, three), cite);
    const neither = { isA: true, isB: false, amountA: 20 };
    expect(labels(x.all(one, either), neither)).toEqual(["甲款", "下列之一"]);
  });

  it("do not go below a negation, where yes and no change sides", () => {
    const neither = x.clause("都没有", x.not(x.any(two, three)), cite);
    expect(labels(x.all(one, neither), { isA: true, isB: false, amountA: 20 })).toEqual(["甲款", "都没有"]);
  });
});

describe("what decides", () => {
  it("is told as the value that the facts give, never as a bare yes or no", () => {
    expect(valueThatDecides(told(three, { amountA: 5 }))).toBe("5");
    expect(valueThatDecides(told(one, { isA: true }))).toBeUndefined();
    const both = told(x.all(one, three), { isA: true, amountA: 5 });
    expect(valueThatDecides(both)).toBe("5");
    expect(valueThatDecides({ ...both, withheld: true })).toBeUndefined();
  });

  it("is told with the sources of what decides, and of nothing else", () => {
    const words = (line: ReturnType<typeof told>) => sourcesThatDecide(line).map((source) => source.words);
    expect(words(told(x.all(one, two), { isA: true, isB: true }))).toEqual(["走访", "比对"]);
    expect(words(told(x.all(one, two), { isA: false, isB: true }))).toEqual(["走访"]);
  });
});
