import { describe, expect, it } from "vitest";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import { all, any, eq, hasAny, not, oneOf } from "../../../platform/rules/expression.ts";
import { facts } from "../../recognition/profile.contract.ts";
import { type Shared, shareParts } from "./share-parts.ts";

/** Six facts, so that asking it three times is twice too often; written anew each time. */
const severe = () =>
  any(
    all(facts.disabled, oneOf(facts.disabilityLevel, "1", "2")),
    all(facts.hiv, eq(facts.health, "disabled"), hasAny(facts.difficulties, "L1"), not(facts.orphanEver)),
  );
const poor = () => any(facts.adopted, severe());
const expressions = [
  { name: "a", node: all(poor(), facts.insured) },
  { name: "b", node: not(poor()) },
  { name: "c", node: all(poor(), facts.enrolled) },
  { name: "d", node: any(severe(), facts.insured) },
];
const later = () => all(facts.fullTime, facts.insured, facts.enrolled, facts.hukouInDistrict, poor());
const seldom = ["s1", "s2", "s3", "s4"].map((name) => ({ name, node: not(later()) }));
const values = [true, false, null] as const;

const namesOf = ({ stages }: Shared, isSeldom: boolean) =>
  stages.flat().filter((part) => part.isSeldom === isSeldom).length;

describe("parts that occur more than once", () => {
  it("are named once, however often they were written, and each stage rests on earlier ones", () => {
    const { stages, outputs } = shareParts(expressions);
    expect(stages.map((stage) => stage.length)).toEqual([1]);
    expect(outputs.map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
  });

  it("are left where they stand if naming them saves too little", () => {
    const small = () => all(facts.disabled, facts.adopted);
    expect(
      shareParts([
        { name: "a", node: not(small()) },
        { name: "b", node: any(small(), facts.hiv) },
      ]).stages,
    ).toEqual([]);
  });

  it("of what is seldom asked are told from those that are asked of every row", () => {
    const shared = shareParts(expressions, seldom);
    expect(namesOf(shared, false)).toBe(namesOf(shareParts(expressions), false));
    expect(namesOf(shared, true)).toBe(1);
    expect(shared.outputs.map(({ isSeldom }) => isSeldom)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it("say with their names what was said without", () => {
    const all = [...expressions, ...seldom];
    const { stages, outputs } = shareParts(expressions, seldom);
    for (const disabled of values)
      for (const adopted of values)
        for (const insured of values)
          for (const fullTime of values) {
            const known: Record<string, Value> = {
              disabled,
              adopted,
              insured,
              fullTime,
              disabilityLevel: "1",
            };
            const rest = { hiv: false, enrolled: true, hukouInDistrict: true };
            const world = { facts: Object.assign(known, rest), parameters: new Map(), on: "2026-11-27" };
            const before = all.map(({ node }) => evaluate(node, world));
            for (const { name, node } of stages.flat()) known[name] = evaluate(node, world);
            expect(outputs.map(({ node }) => evaluate(node, world))).toEqual(before);
          }
  });
});
