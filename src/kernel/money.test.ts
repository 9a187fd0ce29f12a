import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chineseCapitals, formatYuan, parseYuan, sumFen } from "./money.ts";

const amount = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1_000_000, max: 1_000_000 }));

describe("an amount in figures", () => {
  it.each([
    [0, "0.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [165_100, "1,651.00"],
    [99_999, "999.99"],
    [100_000, "1,000.00"],
    [-123_456_789, "-1,234,567.89"],
    [9_007_199_254_740_991, "90,071,992,547,409.91"],
  ])("of %i fen is %s", (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  it("reads back as it was written", () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });

  it.each([
    ["1651", 165_100],
    [" ￥1,651.5元 ", 165_150],
    ["1，651.05", 165_105],
    ["-0", 0],
    ["007", 700],
  ])("reads %s as people write it", (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(["", "元", "1.234", "1,65", "1e3", "十元", "1.", ".5", "99999999999999999", "1 651"])(
    "takes %s for no amount",
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it("is never rounded", () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(sumFen([10, 20])).toBe(30);
    expect(sumFen([])).toBe(0);
  });
});

describe("an amount in capitals", () => {
  it.each([
    [0, "零元整"],
    [165_100, "壹仟陆佰伍拾壹元整"],
    [1_000, "壹拾元整"],
    [140_950, "壹仟肆佰零玖元伍角整"],
    [600_714, "陆仟零柒元壹角肆分"],
    [168_032, "壹仟陆佰捌拾元叁角贰分"],
    [10_700_053, "壹拾万柒仟元伍角叁分"],
    [1_640_902, "壹万陆仟肆佰零玖元零贰分"],
    [32_504, "叁佰贰拾伍元零肆分"],
    [5, "伍分"],
    [50, "伍角整"],
    [10_000_000_000, "壹亿元整"],
    [10_000_000_100, "壹亿零壹元整"],
    [1_000_100_000_000, "壹佰亿零壹佰万元整"],
    [100_050_000, "壹佰万零伍佰元整"],
    [100_000_000_000_000, "壹万亿元整"],
    [-165_100, "负壹仟陆佰伍拾壹元整"],
  ])("of %i fen is %s", (fen, text) => {
    expect(chineseCapitals(fen)).toBe(text);
  });

  it("reads back to the same fen, by a reader that knows nothing of the writer", () => {
    fc.assert(
      fc.property(amount, (fen) => {
        expect(readCapitals(chineseCapitals(fen))).toBe(fen);
      }),
      { numRuns: 2000 },
    );
  });

  it("has no zero twice in a row, none before a unit, and ends on 整 or 分", () => {
    fc.assert(
      fc.property(amount, (fen) => {
        const text = chineseCapitals(fen);
        expect(text).not.toMatch(/零零|零[拾佰仟万亿]/);
        expect(text).toMatch(/[整分]$/);
        if (fen !== 0) expect(text).not.toMatch(/零[元整]/);
      }),
    );
  });
});

function readCapitals(text: string): number {
  const values: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let total = 0;
  let section = 0;
  let digit = 0;
  let fen = 0;
  for (const character of text) {
    const figure = "零壹贰叁肆伍陆柒捌玖".indexOf(character);
    if (figure >= 0) digit = figure;
    else if (values[character] !== undefined) {
      section += digit * values[character];
      digit = 0;
    } else if (character === "万") {
      total += (section + digit) * 10_000;
      section = digit = 0;
    } else if (character === "亿") {
      total = (total + section + digit) * 100_000_000;
      section = digit = 0;
    } else if (character === "元") {
      fen = (total + section + digit) * 100;
      digit = 0;
    } else if (character === "角") {
      fen += digit * 10;
      digit = 0;
    } else if (character === "分") fen += digit;
  }
  return text.startsWith("负") ? -fen : fen;
}
