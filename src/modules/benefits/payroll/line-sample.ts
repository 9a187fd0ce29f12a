/** One orphan with one entitlement, and what was paid before: for tests of a month's lines. */
import { type Assembling, assembleLines, type Settled } from "./assemble-lines.ts";
import { monthRules } from "./month-rules-sample.ts";
import type { Entitled, Knowledge, Life } from "./owed.ts";
import type { Rate, RatesOf } from "./rates.ts";

export const MONTH = "2026-06";
export const alive: Life = {
  birthDate: "2015-05-06",
  deceasedOn: null,
  endedOn: null,
  endedWhy: null,
  schooling: [],
};
export const B01: Entitled = {
  id: "e1",
  programme: "B01",
  careMode: "community",
  from: "2026-01",
  to: null,
  amountFen: null,
};

export function ratesWith(steps: readonly (readonly [from: string, fen: number])[]): RatesOf {
  return (month) => {
    const rates = new Map<string, Rate>([
      ...monthRules,
      ["benefits.recovery.offsetPercent", { value: 30, document: "x", certainty: "design" }],
      ["benefits.payroll.lookback", { value: 36, document: "x", certainty: "design" }],
    ]);
    for (const [from, fen] of steps)
      if (from <= month)
        rates.set("benefits.standard.orphan.community", {
          value: fen,
          document: "文",
          certainty: "verified",
        });
    return rates;
  };
}
export const flat = ratesWith([["2020-01", 165_100]]);

export function knowing(entitlements: readonly Entitled[], life: Life = alive): Knowledge {
  return { entitlements, suspensions: [], incomes: [], life };
}

export function paid(months: readonly string[], fen: number, more: Partial<Settled> = {}): Settled[] {
  return months.map((forMonth) => ({
    programme: "B01",
    forMonth,
    fen,
    rejected: false,
    withheld: false,
    ...more,
  }));
}

export function assemble(task: Partial<Assembling>) {
  return assembleLines({
    month: MONTH,
    known: knowing([B01]),
    settled: [],
    settledUntil: new Map(),
    offsets: new Map(),
    ratesOf: flat,
    ...task,
  });
}
