import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { all, and, any, not, or, type Ternary, ternary, toNullable } from "./ternary.ts";

const value = fc.constantFrom<Ternary>("yes", "no", "cannotTell");
const values = fc.array(value, { maxLength: 6 });

describe("Kleene's logic", () => {
  it.each<[Ternary, Ternary, Ternary, Ternary]>([
    ["yes", "yes", "yes", "yes"],
    ["yes", "no", "no", "yes"],
    ["yes", "cannotTell", "cannotTell", "yes"],
    ["no", "no", "no", "no"],
    ["no", "cannotTell", "no", "cannotTell"],
    ["cannotTell", "cannotTell", "cannotTell", "cannotTell"],
  ])("has %s and %s = %s, or = %s, both ways round", (a, b, both, either) => {
    expect([and(a, b), and(b, a), or(a, b), or(b, a)]).toEqual([both, both, either, either]);
  });

  it("keeps De Morgan's laws and double negation", () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(not(all(list))).toBe(any(list.map(not)));
        expect(list.map(not).map(not)).toEqual(list);
      }),
    );
  });

  it("is associative and distributive", () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(and(a, and(b, c))).toBe(and(and(a, b), c));
        expect(or(a, or(b, c))).toBe(or(or(a, b), c));
        expect(and(a, or(b, c))).toBe(or(and(a, b), and(a, c)));
      }),
    );
  });

  it("never takes back a settled answer when a missing fact arrives", () => {
    fc.assert(
      fc.property(values, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (list, arriving) => {
        const later = list.map((item, index) => (item === "cannotTell" ? ternary(arriving[index]) : item));
        for (const combine of [all, any]) {
          if (combine(list) !== "cannotTell") expect(combine(later)).toBe(combine(list));
          expect(combine(later)).not.toBe("cannotTell");
        }
      }),
    );
  });

  it("calls it cannot tell only when the missing facts could still turn it either way", () => {
    fc.assert(
      fc.property(values, (list) => {
        const settle = (to: Ternary) => list.map((item) => (item === "cannotTell" ? to : item));
        for (const combine of [all, any]) {
          const ends = new Set([combine(settle("yes")), combine(settle("no"))]);
          expect(combine(list) === "cannotTell").toBe(ends.size === 2);
        }
      }),
    );
  });

  it("answers yes for all of nothing and no for any of nothing", () => {
    expect([all([]), any([])]).toEqual(["yes", "no"]);
  });

  it("stops asking once the answer is settled", () => {
    function* facts(settled: Ternary): Generator<Ternary> {
      yield settled;
      throw new Error("asked too far");
    }
    expect(all(facts("no"))).toBe("no");
    expect(any(facts("yes"))).toBe("yes");
  });

  it("goes to SQL's booleans and back", () => {
    fc.assert(
      fc.property(value, (item) => {
        expect(ternary(toNullable(item))).toBe(item);
      }),
    );
    expect(ternary(undefined)).toBe("cannotTell");
  });
});
