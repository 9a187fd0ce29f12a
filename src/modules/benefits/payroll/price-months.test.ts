import { describe, expect, it } from "vitest";
import { type DatedValue, declaredMonths } from "./price-months.ts";

const period = (key: string, validFrom: string, validTo: string | null, value: unknown): DatedValue => ({
  key: `benefits.priceSubsidy.${key}`,
  value,
  document: value === 0 || value === false ? "默认" : "渝发改价〔2026〕9号",
  certainty: value === 6000 ? "uncertain" : "verified",
  validFrom,
  validTo,
});

describe("months with a price subsidy", () => {
  it("are those that were declared, each with its amount and document, the newest first", () => {
    const periods = [
      period("triggered", "2016-08-01", "2026-08-01", false),
      period("triggered", "2026-08-01", "2026-09-01", true),
      period("triggered", "2026-09-01", "2026-10-01", true),
      period("triggered", "2026-10-01", null, false),
      period("month", "2016-08-01", "2026-08-01", 0),
      period("month", "2026-08-01", "2026-09-01", 5500),
      period("month", "2026-09-01", "2026-10-01", 6000),
      period("month", "2026-10-01", null, 0),
    ];
    expect(declaredMonths(periods, "2026-12")).toEqual([
      { month: "2026-09", fen: 6000, document: "渝发改价〔2026〕9号", unchecked: true },
      { month: "2026-08", fen: 5500, document: "渝发改价〔2026〕9号", unchecked: false },
    ]);
  });
  it("are told up to the next payroll where nobody has said when it ends", () => {
    const periods = [period("triggered", "2026-10-01", null, true), period("month", "2026-10-01", null, 100)];
    expect(declaredMonths(periods, "2026-12").map(({ month }) => month)).toEqual([
      "2026-12",
      "2026-11",
      "2026-10",
    ]);
  });
  it("are none as long as none is declared", () => {
    expect(declaredMonths([period("triggered", "2016-08-01", null, false)], "2026-12")).toEqual([]);
  });
});
