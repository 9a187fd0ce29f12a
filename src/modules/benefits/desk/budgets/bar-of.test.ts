import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barOf } from "./bar-of.ts";

describe("the bar of a budget", () => {
  it.each([
    [1000, 250, 250, 50],
    [1000, 999, 0, 99],
    [1000, 1000, 0, 100],
    [100_000_000, 100_000_001, 0, 101],
    [1000, 1500, 500, 200],
  ])("of %i with %i spent and %i on its way says %i %%", (budget, closed, pending, percent) => {
    expect(barOf(budget, closed, pending).percent).toBe(percent);
  });
  it("says nothing without a budget", () => {
    expect(barOf(0, 100, 0).percent).toBeNull();
  });
  it("stays in its frame, and says more than 100 exactly if it is more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), fc.nat(1e10), fc.nat(1e10), (budget, used, coming) => {
        const { closed, pending, percent } = barOf(budget, used, coming);
        expect(closed + pending).toBeLessThanOrEqual(100 + 1e-9);
        expect((percent ?? 0) > 100).toBe(used + coming > budget);
      }),
    );
  });
});
