import { describe, expect, it } from "vitest";
import { priceDraft, type TypedPrice } from "./price-draft.ts";

const typed: TypedPrice = {
  month: "2026-11",
  yuan: "60",
  document: " 渝发改价〔2026〕9号 ",
  title: "通知",
  issuedOn: "2026-12-10",
  compared: true,
  reason: "按通知",
};

describe("a month with a price subsidy as a change of parameters", () => {
  it("holds for that month only when it is declared", () => {
    expect(priceDraft("declare", typed)).toMatchObject({
      document: "渝发改价〔2026〕9号",
      effective: { rule: "oneMonth", month: "2026-11" },
      rows: [{ value: true }, { value: 6000 }],
    });
  });
  it("corrects the amount of the period that begins with the month", () => {
    expect(priceDraft("correct", typed)).toMatchObject({
      effective: { rule: "correction" },
      rows: [{ value: 6000, from: "2026-11-01" }],
    });
  });
  it("is struck out with switch and amount, whatever stands in the field of the amount", () => {
    expect(priceDraft("strike", { ...typed, yuan: "?" })?.rows).toMatchObject([
      { value: false, from: "2026-11-01" },
      { value: 0, from: "2026-11-01" },
    ]);
  });
  it.each([
    { month: undefined },
    { yuan: "" },
    { yuan: "0" },
    { yuan: "60.005" },
    { document: " " },
    { title: "" },
    { issuedOn: undefined },
    { reason: " " },
  ])("is no draft yet with %j", (part) => {
    expect(priceDraft("declare", { ...typed, ...part })).toBeUndefined();
  });
});
