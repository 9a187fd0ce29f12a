import { describe, expect, it } from "vitest";
import { estimate } from "./estimate.ts";
import type { FieldSpec } from "./linkage.contract.ts";
import type { Pattern } from "./patterns.ts";
import { randomFrom } from "./random-numbers.ts";
import type { Level } from "./vocabulary.ts";

const fields: readonly FieldSpec[] = ["a", "b", "c", "d"].map((name) => ({ name, kind: "category" }));
const guess: readonly Level[] = [
  { level: "same", m: 0.7, u: 0.3 },
  { level: "differs", m: 0.3, u: 0.7 },
];
const truth = [
  { m: 0.95, u: 0.05 },
  { m: 0.9, u: 0.1 },
  { m: 0.8, u: 0.02 },
  { m: 0.97, u: 0.2 },
];

function drawn(count: number, share: number, seed: number): Pattern[] {
  const random = randomFrom(seed);
  const counts = new Map<string, Pattern>();
  for (let pair = 0; pair < count; pair++) {
    const isOne = random() < share;
    const levels = truth.map(({ m, u }) => (random() < (isOne ? m : u) ? 0 : 1));
    const known = counts.get(levels.join()) ?? { levels, count: 0 };
    known.count++;
    counts.set(levels.join(), known);
  }
  return [...counts.values()];
}

const learn = () =>
  estimate(
    fields,
    fields.map(() => guess),
    {
      together: drawn(40_000, 0.1, 1),
      timesOfTogether: 1,
      random: drawn(40_000, 0.1, 2),
      allPairs: 40_000,
      expected: 1000,
    },
    "test",
  );

describe("learning without labels", () => {
  it("finds the shares that the pairs were drawn with", () => {
    const model = learn();
    expect(model.prior).toBeCloseTo(0.1, 1);
    for (const [place, { m, u }] of truth.entries()) {
      expect(model.fields[place]?.levels[0]?.m).toBeCloseTo(m, 1);
      expect(model.fields[place]?.levels[0]?.u).toBeCloseTo(u, 1);
    }
  });

  it("learns the same from the same pairs", () => {
    expect(learn()).toEqual(learn());
  });

  it("gives a level that never came what is known of its kind", () => {
    const three = [...guess, { level: "never", m: 0.001, u: 1e-9 }];
    const pairs = drawn(1000, 0.5, 3);
    const model = estimate(
      fields,
      fields.map(() => three),
      { together: pairs, timesOfTogether: 1, random: pairs, allPairs: 1000, expected: 300 },
      "test",
    );
    const never = model.fields[0]?.levels[2];
    expect(never?.u).toBeLessThan(1e-8);
    expect(never?.m).toBeGreaterThan(1e-4);
  });
});
