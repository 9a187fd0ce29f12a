import { describe, expect, it } from "vitest";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { all, any, eq, not } from "../../../platform/rules/expression.ts";
import { facts } from "../../recognition/profile.contract.ts";
import { shareParts } from "./share-parts.ts";

const severe = () => all(facts.disabled, eq(facts.disabilityLevel, "1"));
const poor = any(facts.adopted, severe());
const expressions = [
  { name: "a", node: all(poor, facts.insured) },
  { name: "b", node: not(poor) },
  { name: "c", node: severe() },
];
const values = [true, false, null] as const;

describe("parts that occur more than once", () => {
  it("are named once, however often they were written, and each stage rests on earlier ones", () => {
    const { stages, outputs } = shareParts(expressions);
    expect(stages.map((stage) => stage.length)).toEqual([1, 1]);
    expect(outputs.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("say with their names what was said without", () => {
    const { stages, outputs } = shareParts(expressions);
    for (const disabled of values)
      for (const adopted of values)
        for (const insured of values) {
          const known: Record<string, Value> = { disabled, adopted, insured, disabilityLevel: "1" };
          const world = { facts: known, parameters: new Map(), on: "2026-11-27" };
          const before = expressions.map(({ node }) => evaluate(node, world));
          for (const { name, node } of stages.flat()) known[name] = evaluate(node, world);
          expect(outputs.map(({ node }) => evaluate(node, world))).toEqual(before);
        }
  });
});
