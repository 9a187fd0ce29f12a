import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trendPoints } from "./trend-line.ts";

const rates = (...values: (number | null)[]) =>
  values.map((rate, index) => ({ month: `2026-0${index + 1}`, rate }));

describe("the line of a rate over months", () => {
  it("rises from the lower left to the upper right where the rate rises", () => {
    expect(trendPoints(rates(5_000, 7_500, 10_000), 100, 20)).toEqual([
      { x: 0, y: 20 },
      { x: 50, y: 10 },
      { x: 100, y: 0 },
    ]);
  });

  it("leaves out months of which nothing is known, and keeps the others in their places", () => {
    expect(trendPoints(rates(null, 0, 10_000), 100, 20)).toEqual([
      { x: 50, y: 20 },
      { x: 100, y: 0 },
    ]);
  });

  it("lies in the middle where nothing changes, and makes no mountain of a hundredth", () => {
    expect(trendPoints(rates(8_000, 8_000), 100, 20).map(({ y }) => y)).toEqual([10, 10]);
    expect(trendPoints(rates(10_000, 9_990), 100, 20).map(({ y }) => y)).toEqual([10, 10]);
  });

  it("stays within its box for whatever rates", () => {
    const rate = fc.option(fc.integer({ min: 0, max: 10_000 }));
    fc.assert(
      fc.property(fc.array(rate, { maxLength: 12 }), (values) => {
        for (const { x, y } of trendPoints(rates(...values), 96, 20)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(96);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});
