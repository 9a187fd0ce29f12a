import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumOf, takeFrom } from "./set-off.ts";

const months = fc
  .array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 12 })
  .map((amounts) => amounts.map((fen, at) => ({ month: `2026-${String(at + 1).padStart(2, "0")}`, fen })));

describe("what is taken from months", () => {
  it("is exactly the sum, the earliest first, from no month more than there is", () => {
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 2_000_000 }), (held, fen) => {
        const taken = takeFrom(held, fen);
        if (taken === undefined) {
          expect(sumOf(held)).toBeLessThan(fen);
          return;
        }
        expect(sumOf(taken)).toBe(fen);
        expect(taken.map(({ month }) => month)).toEqual(
          held.slice(0, taken.length).map(({ month }) => month),
        );
        for (const [at, one] of taken.entries()) {
          expect(one.fen).toBeLessThanOrEqual(held[at]?.fen ?? 0);
          if (at < taken.length - 1) expect(one.fen).toBe(held[at]?.fen);
        }
      }),
    );
  });
});
