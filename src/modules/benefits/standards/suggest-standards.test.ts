import { describe, expect, it } from "vitest";
import { type GrowthPolicy, suggestStandards } from "./suggest-standards.ts";

const policy: GrowthPolicy = { rule: "SAME_FIXED_INCREMENT", tekunPercent: 130, pcePercent: 60 };

const yuan = (amounts: Readonly<Record<string, number>>) =>
  new Map(
    Object.entries(amounts).map(([key, value]) => [`benefits.standard.${key}`, { value: value * 100 }]),
  );

/** As they held before 渝民规〔2025〕6号. */
const before2025 = yuan({
  "orphan.institution": 1825,
  "orphan.community": 1625,
  "defacto.institution": 1825,
  "defacto.community": 1625,
  hiv: 1625,
  "dibao.urban": 750,
  tekun: 975,
});

function inYuan(suggested: ReturnType<typeof suggestStandards>): Record<string, number> {
  return Object.fromEntries(
    suggested.map(({ key, value }) => [key.replace("benefits.standard.", ""), value / 100]),
  );
}

describe("growth by the same fixed amount", () => {
  it("turns the urban 低保 of 2025 into every standard of 渝民规〔2025〕6号", () => {
    expect(inYuan(suggestStandards(policy, before2025, { dibaoUrban: 77000 }))).toEqual({
      "dibao.urban": 770,
      tekun: 1001,
      "orphan.institution": 1851,
      "orphan.community": 1651,
      "defacto.institution": 1851,
      "defacto.community": 1651,
      hiv: 1651,
    });
  });

  it("gives the same from 特困 alone, +26 on +26", () => {
    const { "orphan.community": orphan, "dibao.urban": dibao } = inYuan(
      suggestStandards(policy, before2025, { tekun: 100100 }),
    );
    expect([orphan, dibao]).toEqual([1651, undefined]);
  });

  it("says nothing of a standard that nobody has set", () => {
    expect(suggestStandards(policy, yuan({ hiv: 1625 }), { tekun: 100100 })).toEqual([
      { key: "benefits.standard.tekun", value: 100100, why: "按文件填写" },
    ]);
  });
});

describe("特困 as 130 % of urban 低保", () => {
  // The verified rows of 2021, of before 2025, of 2025; and the remembered one of 2022.
  it.each([
    [636, 827],
    [750, 975],
    [770, 1001],
    [717, 932],
  ])("of %i is %i", (dibao, expected) => {
    const suggested = suggestStandards({ ...policy, rule: "MANUAL" }, new Map(), { dibaoUrban: dibao * 100 });
    expect(inYuan(suggested)).toEqual({ "dibao.urban": dibao, tekun: expected });
  });
});

describe("growth by a share of consumption", () => {
  it("sets the scattered standard and raises the others by as much", () => {
    const share = { ...policy, rule: "PERCENT_OF_PCE" } as const;
    expect(inYuan(suggestStandards(share, before2025, { consumptionOfYear: 3_350_000 }))).toEqual({
      "orphan.institution": 1875,
      "orphan.community": 1675,
      "defacto.institution": 1875,
      "defacto.community": 1675,
      hiv: 1675,
    });
  });
});

describe("growth by hand", () => {
  it("leaves the other standards to who reads the document", () => {
    const suggested = suggestStandards({ ...policy, rule: "MANUAL" }, before2025, { tekun: 100100 });
    expect(inYuan(suggested)).toEqual({ tekun: 1001 });
  });
});
