/** The district's standards as they rose, and a child with entitlements: for tests of what is owed. */
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { monthRules } from "./month-rules-sample.ts";
import type { Entitled, Knowledge, Life } from "./owed.ts";
import type { Rate, RatesOf } from "./rates.ts";

export type Row = readonly [key: string, from: string, value: unknown, document: string];

/** benefits.md §1; the amounts of 2022 and 2023–2024 are marked there as uncertain or as what held before 2025. */
const history: readonly Row[] = [
  ["benefits.standard.orphan.institution", "2021-09", 147_700, "渝民〔2021〕143号"],
  ["benefits.standard.orphan.community", "2021-09", 127_700, "渝民〔2021〕143号"],
  ["benefits.standard.defacto.community", "2021-09", 122_500, "渝民〔2021〕143号"],
  ["benefits.standard.orphan.institution", "2025-07", 185_100, "渝民规〔2025〕6号"],
  ["benefits.standard.orphan.community", "2025-07", 165_100, "渝民规〔2025〕6号"],
  ["benefits.standard.defacto.institution", "2025-07", 185_100, "渝民规〔2025〕6号"],
  ["benefits.standard.defacto.community", "2025-07", 165_100, "渝民规〔2025〕6号"],
  ["benefits.standard.hiv", "2025-07", 165_100, "渝民规〔2025〕6号"],
  ["benefits.standard.orphan.institution", "2026-01", 200_000, "渝民规〔2025〕15号"],
  ["benefits.standard.defacto.institution", "2026-01", 200_000, "渝民规〔2025〕15号"],
  ["benefits.fucai.orphan.year", "2019-09", 1_000_000, "民办发〔2019〕24号"],
  ["benefits.fucai.defacto.year", "2019-09", 800_000, "重庆市专栏2"],
];

export function ratesWith(extra: readonly Row[] = []): RatesOf {
  return (month) => {
    const rates = new Map<string, Rate>(monthRules);
    for (const [key, from, value, document] of [...history, ...extra]) {
      if (from <= month) rates.set(key, { value, document, certainty: "verified" });
    }
    return rates;
  };
}

export const alive: Life = {
  birthDate: "2015-05-06",
  deceasedOn: null,
  endedOn: null,
  endedWhy: null,
  schooling: [],
};

export function entitled(programme: PaidProgram, from: string, more: Partial<Entitled> = {}): Entitled {
  return { id: programme, programme, careMode: "community", from, to: null, amountFen: null, ...more };
}

export function knowing(entitlements: readonly Entitled[], more: Partial<Knowledge> = {}): Knowledge {
  return { entitlements, suspensions: [], incomes: [], life: alive, ...more };
}
