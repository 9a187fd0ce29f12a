/**
 * The amounts of a month: what a programme declares (programs/amount.ts), reckoned with the dated parameters; by which document, how
 * sure we are of it, and what the child has elsewhere that counts against it. Pure.
 */
import { type Certainty, isUnchecked } from "../../../kernel/citation.ts";
import type { Fen } from "../../../kernel/money.ts";
import { firstOf, type Month } from "../../../kernel/month.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { evaluate, type World } from "../../../platform/rules/evaluate.ts";
import { parametersUsed } from "../../../platform/rules/parameters-used.ts";
import {
  defactoAidPaidEvery,
  orphanAidPaidEvery,
  roundingPlan,
  schoolYearMonth,
} from "../benefits.parameters.ts";
import type { OtherIncomeKind, PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { type BesideWay, besideWays } from "../programs/amount.ts";
import { programmeOf } from "../programs/catalogue.ts";
import { endOfQuarter, type RoundingPlan, schoolYearStart, shareOfYear } from "./school-year.ts";

export interface Rate {
  readonly value: unknown;
  readonly document: string;
  readonly certainty: Certainty;
}

type Rates = ReadonlyMap<string, Rate>;

/** The parameters of a month, by key; the same map for the same month. */
export type RatesOf = (month: Month) => Rates;

export interface Standard {
  readonly fen: Fen;
  readonly document: string;
  readonly certainty: Certainty;
}

/** The full amount of a programme for a month; undefined where no document sets one. */
export function standardOf(
  programme: PaidProgram,
  careMode: string | null,
  month: Month,
  ratesOf: RatesOf,
): Standard | undefined {
  if (programmeOf(programme).cycle !== "schoolYear")
    return declared(programme, careMode, month, ratesOf(month));
  // A school year keeps the amount with which it began.
  const first = yearBegins.find(ratesOf(month));
  if (first === undefined) return undefined;
  const start = schoolYearStart(month, first);
  const rates = ratesOf(start);
  const year = declared(programme, careMode, start, rates);
  if (year === undefined) return undefined;
  return { ...year, fen: shareOfYear(year.fen, month, planOf(rates), first) };
}

/** The payroll in which a month is paid: its own, or that of the last month of its quarter. */
export function paidWith(programme: PaidProgram, month: Month, rates: Rates): Month {
  const every = programme === "B04" || programme === "B05" ? paidEvery[programme].find(rates) : "month";
  return every !== "quarter" ? month : endOfQuarter(month, yearBegins.get(rates));
}

/** Programmes of which a whole quarter is paid with this month. */
export function paidByQuarter(month: Month, rates: Rates): PaidProgram[] {
  return (["B04", "B05"] as const).filter(
    (programme) =>
      paidEvery[programme].find(rates) === "quarter" && paidWith(programme, month, rates) === month,
  );
}

/** What becomes of the amount while the child has this elsewhere: null while nobody has settled it, undefined where it does not matter. */
export function wayBeside(
  programme: PaidProgram,
  measure: OtherIncomeKind,
  rates: Rates,
): { readonly way: BesideWay | null; readonly document: string | null } | undefined {
  const beside = programmeOf(programme).amount?.beside?.find((one) => one.measure === measure);
  if (beside === undefined) return undefined;
  const world = { facts: {}, parameters: rates, on: "" };
  const settled = evaluate(beside.how, world);
  const way = besideWays.find((one) => one === settled) ?? null;
  const [key = ""] = parametersUsed(beside.how, world);
  return { way, document: rates.get(key)?.document ?? null };
}

/** Of a month every child is reckoned with the same few amounts. */
const amounts = new WeakMap<Rates, Map<string, Standard | undefined>>();

function declared(
  programme: PaidProgram,
  careMode: string | null,
  month: Month,
  rates: Rates,
): Standard | undefined {
  const known = amounts.get(rates) ?? new Map<string, Standard | undefined>();
  amounts.set(rates, known);
  const key = `${programme} ${careMode ?? ""}`;
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before;
  const standard = reckon(programme, { facts: { careMode }, parameters: rates, on: firstOf(month) }, rates);
  known.set(key, standard);
  return standard;
}

function reckon(programme: PaidProgram, world: World, rates: Rates): Standard | undefined {
  const amount = programmeOf(programme).amount;
  const fen = amount === undefined ? null : evaluate(amount.standard, world);
  if (amount === undefined || typeof fen !== "number") return undefined;
  const used = parametersUsed(amount.standard, world).flatMap((key) => rates.get(key) ?? []);
  const doubtful = used.find(isUnchecked);
  return {
    fen,
    document: [...new Set(used.map(({ document }) => document))].join("；"),
    certainty: (doubtful ?? used[0])?.certainty ?? "design",
  };
}

const rounding = readerOf(roundingPlan);
const yearBegins = readerOf(schoolYearMonth);
const paidEvery = { B04: readerOf(orphanAidPaidEvery), B05: readerOf(defactoAidPaidEvery) };

function planOf(rates: Rates): RoundingPlan {
  return rounding.get(rates) === "wholeYuan" ? "yuan" : "fen";
}
