/** What rising prices add to a basic allowance, in the months for which it is declared. */
import { describe, expect, it } from "vitest";
import { type Knowledge, owedOf } from "./owed.ts";
import { alive, entitled, knowing, type Row, ratesWith } from "./owed-sample.ts";
import type { RatesOf } from "./rates.ts";

describe("the price subsidy", () => {
  const OCTOBER = "2026-10";
  const declared = (fen = 6000, more: readonly Row[] = []): RatesOf => {
    const without = ratesWith(more);
    const within = ratesWith([
      ...more,
      ["benefits.priceSubsidy.triggered", OCTOBER, true, "渝发改价〔2026〕9号"],
      ["benefits.priceSubsidy.month", OCTOBER, fen, "渝发改价〔2026〕9号"],
    ]);
    return (month) => (month === OCTOBER ? within : without)(month);
  };
  const b23 = (month: string, known: Knowledge, rates = declared()) =>
    owedOf(month, known, rates).find((one) => one.programme === "B23");

  it("is one share a child in the month for which it was declared, on its basic allowance", () => {
    const known = knowing([entitled("B03", "2024-01"), entitled("B05", "2026-09")]);
    expect(b23(OCTOBER, known)).toMatchObject({
      fen: 6000,
      entitlementId: "B03",
      document: "渝发改价〔2026〕9号",
      because: "本月启动价格联动，每人 60.00 元",
    });
    expect(b23("2026-11", known)).toBeUndefined();
    expect(b23("2026-09", known)).toBeUndefined();
  });
  it("goes once to a child with two basic allowances", () => {
    const known = knowing([entitled("B01", "2024-01"), entitled("B03", "2024-01")]);
    expect(owedOf(OCTOBER, known, declared()).filter((one) => one.programme === "B23")).toHaveLength(1);
  });
  it("needs a basic allowance: a scholarship alone brings none, nor does a child that has died", () => {
    expect(b23(OCTOBER, knowing([entitled("B05", "2026-09")]))).toBeUndefined();
    const died = knowing([entitled("B01", "2024-01")], { life: { ...alive, deceasedOn: "2026-08-03" } });
    expect(b23(OCTOBER, died)).toBeUndefined();
  });
  it.each([
    ["dibao", "nothing", 0],
    ["tekun", "nothing", 0],
    ["disabledLiving", "owed", 6000],
  ] as const)("comes with another list's share only once: %s", (kind, verdict, fen) => {
    const known = knowing([entitled("B03", "2024-01")], {
      incomes: [{ kind, from: "2026-01", to: null, fen: 40_000 }],
    });
    // Where one of the two has to be chosen there is no basic allowance, so nothing that could come twice.
    const topUp: Row = ["benefits.overlap.tekunWithDefacto", "2011-01", "topUp", "某文件"];
    expect(b23(OCTOBER, known, declared(6000, [topUp]))).toMatchObject({ verdict, fen });
    const twice = declared(6000, [topUp, ["benefits.overlap.priceSubsidyTwice", "2011-01", true, "某文件"]]);
    expect(b23(OCTOBER, known, twice)).toMatchObject({ fen: 6000 });
  });
  it("is held back with the allowance that it rests on", () => {
    const known = knowing([entitled("B01", "2024-01")], {
      suspensions: [{ entitlementId: "B01", from: "2026-10", to: null, paidLater: null, reason: "待核" }],
    });
    expect(b23(OCTOBER, known)?.heldBack).toContain("待核");
  });
});
