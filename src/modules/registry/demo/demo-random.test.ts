import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, lots, shareOut } from "./demo-random.ts";

describe("createRandom", () => {
  it("draws the same for the same seed and stays within its bounds", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 90 }),
        (seed, from, width) => {
          const [one, other] = [createRandom(seed), createRandom(seed)];
          for (let i = 0; i < 20; i++) {
            const drawn = one.int(from, from + width);
            expect(drawn).toBe(other.int(from, from + width));
            expect(drawn >= from && drawn <= from + width).toBe(true);
          }
        },
      ),
    );
  });

  it("shuffles without losing anything", () => {
    const items = Array.from({ length: 40 }, (_, index) => index);
    expect(
      createRandom(5)
        .shuffle(items)
        .sort((one, other) => one - other),
    ).toEqual(items);
  });
});

describe("shareOut", () => {
  it("gives everything away, at least the minimum each, and more to the heavier", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 500 }),
        (weights, extra) => {
          const shares = shareOut(weights.length + extra, weights, 1);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(weights.length + extra);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
        },
      ),
    );
    expect(shareOut(10, [1, 3])).toEqual([3, 7]);
  });

  it("repeats items by weight", () => {
    expect(
      lots([
        ["李", 2],
        ["王", 1],
      ]),
    ).toEqual(["李", "李", "王"]);
  });
});
