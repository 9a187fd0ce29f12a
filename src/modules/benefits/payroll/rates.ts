/** The amounts of a month, out of dated parameters: what a standard is, by which document, and how sure we are of it. */
import type { Certainty } from "../../../kernel/citation.ts";
import type { Fen } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";
import {
  institutionalCareModes,
  type PaidProgram,
  schoolYearPrograms,
} from "../entitlements/paid-programs.contract.ts";
import { type RoundingPlan, shareOfYear } from "./school-year.ts";

export interface Rate {
  readonly value: unknown;
  readonly document: string;
  readonly certainty: Certainty;
}

/** The parameters of a month, by key; the same map for the same month. */
export type RatesOf = (month: Month) => ReadonlyMap<string, Rate>;

export interface Standard {
  readonly fen: Fen;
  readonly document: string;
  readonly certainty: Certainty;
}

const institutional: ReadonlySet<string> = new Set(institutionalCareModes);

function keyOf(programme: PaidProgram, careMode: string | null): string | undefined {
  const place = careMode !== null && institutional.has(careMode) ? "institution" : "community";
  switch (programme) {
    case "B01":
      return `benefits.standard.orphan.${place}`;
    case "B02":
      return "benefits.standard.hiv";
    case "B03":
      return `benefits.standard.defacto.${place}`;
    case "B04":
      return "benefits.fucai.orphan.year";
    case "B05":
      return "benefits.fucai.defacto.year";
    default:
      return undefined;
  }
}

/** The full amount of a programme for a month; undefined where no document sets one. */
export function standardOf(
  programme: PaidProgram,
  careMode: string | null,
  month: Month,
  ratesOf: RatesOf,
): Standard | undefined {
  const key = keyOf(programme, careMode);
  const isYearly = schoolYearPrograms.includes(programme);
  // A school year keeps the amount with which it began.
  const rates = ratesOf(isYearly ? schoolYearStart(month) : month);
  const rate = key === undefined ? undefined : rates.get(key);
  if (rate === undefined || typeof rate.value !== "number") return undefined;
  const fen = isYearly ? shareOfYear(rate.value, month, planOf(rates)) : rate.value;
  return { fen, document: rate.document, certainty: rate.certainty };
}

export function schoolYearStart(month: Month): Month {
  const year = Number(month.slice(0, 4));
  return `${month.slice(5) >= "09" ? year : year - 1}-09`;
}

function planOf(rates: ReadonlyMap<string, Rate>): RoundingPlan {
  return choiceOf(rates, "benefits.fucai.roundingPlan") === "wholeYuan" ? "yuan" : "fen";
}

/** @throws Error where the parameter has no row of this month: nothing is reckoned by a guess */
export function flagOf(rates: ReadonlyMap<string, Rate>, key: string): boolean {
  return valueOfType(rates, key, "boolean") as boolean;
}

/** @throws Error where the parameter has no row of this month */
export function numberOf(rates: ReadonlyMap<string, Rate>, key: string): number {
  return valueOfType(rates, key, "number") as number;
}

/** @throws Error where the parameter has no row of this month */
export function choiceOf(rates: ReadonlyMap<string, Rate>, key: string): string {
  return valueOfType(rates, key, "string") as string;
}

function valueOfType(rates: ReadonlyMap<string, Rate>, key: string, type: "boolean" | "number" | "string") {
  const value = rates.get(key)?.value;
  if (typeof value !== type) throw new Error(`parameter ${key} is missing`);
  return value;
}
