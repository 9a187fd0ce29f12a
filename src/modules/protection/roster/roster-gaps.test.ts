import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapsOf } from "./roster-gaps.ts";

const hour = (count: number) => new Date(Date.UTC(2026, 10, 28) + count * 3_600_000).toISOString();

describe("the gaps of a roster", () => {
  it("are what nobody covers, at the beginning, between and at the end", () => {
    const entries = [
      { from: hour(30), to: hour(40) },
      { from: hour(10), to: hour(20) },
    ];
    expect(gapsOf(entries, hour(0), hour(48))).toEqual([
      { from: hour(0), to: hour(10) },
      { from: hour(20), to: hour(30) },
      { from: hour(40), to: hour(48) },
    ]);
    expect(gapsOf([{ from: hour(-5), to: null }], hour(0), hour(48))).toEqual([]);
    expect(gapsOf([], hour(0), hour(48))).toEqual([{ from: hour(0), to: hour(48) }]);
  });

  it("and the entries cover every hour, and no gap lies within an entry", () => {
    const entry = fc
      .tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 1, max: 40 }))
      .map(([start, length]) => ({ from: hour(start), to: hour(start + length) }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const gaps = gapsOf(entries, hour(0), hour(100));
        for (let at = 0; at < 100; at++) {
          const moment = hour(at);
          const holds = (span: { from: string; to: string }) => span.from <= moment && moment < span.to;
          expect(gaps.some(holds)).toBe(!entries.some(holds));
        }
      }),
    );
  });
});
