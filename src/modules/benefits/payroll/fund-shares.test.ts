import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumFen } from "../../../kernel/money.ts";
import { sharesOf } from "./fund-shares.ts";
import type { Rate } from "./rates.ts";

const rates = (percent: number): ReadonlyMap<string, Rate> =>
  new Map([
    ["benefits.fund.cityPercent", { value: percent, document: "待核", certainty: "uncertain" }],
    ["benefits.fund.lotteryPercent", { value: 100, document: "x", certainty: "known" }],
  ]);

describe("the sources of an amount", () => {
  it("share it by the percentage of the day, the district bearing the rest", () => {
    expect(sharesOf("B01", 165_101, rates(40))).toEqual([
      { source: "city", fen: 66_040, unchecked: true },
      { source: "district", fen: 99_061, unchecked: true },
    ]);
  });
  it("of a scholarship is the lottery alone", () => {
    expect(sharesOf("B04", 83_333, rates(40))).toEqual([
      { source: "lottery", fen: 83_333, unchecked: false },
    ]);
  });
  it("sum up to it exactly", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.integer({ min: 0, max: 100 }), (fen, percent) => {
        expect(sumFen(sharesOf("B03", fen, rates(percent)).map((share) => share.fen))).toBe(fen);
      }),
    );
  });
});
