/** A school year's amount over its twelve months: eleven equal parts, the last month takes what is left; paid by the month or the quarter. Pure. */
import type { Fen } from "../../../kernel/money.ts";
import { type Month, plusMonths } from "../../../kernel/month.ts";

/** Parts in whole fen (833.33 … 833.37) or whole yuan (833 … 837). */
export type RoundingPlan = "fen" | "yuan";

const MONTHS = 12;
const QUARTER = 3;

/** `first`: the month of the calendar with which a school year begins. */
export function schoolYearStart(month: Month, first: number): Month {
  return plusMonths(month, -monthsIn(month, first));
}

export function shareOfYear(yearFen: Fen, month: Month, plan: RoundingPlan, first: number): Fen {
  const unit = plan === "yuan" ? 100 : 1;
  const part = Math.floor(yearFen / MONTHS / unit) * unit;
  return monthsIn(month, first) === MONTHS - 1 ? yearFen - part * (MONTHS - 1) : part;
}

/** The last month of the school year's quarter: its three months are paid together. */
export function endOfQuarter(month: Month, first: number): Month {
  return plusMonths(month, QUARTER - 1 - (monthsIn(month, first) % QUARTER));
}

/** How many months of the school year are over. */
function monthsIn(month: Month, first: number): number {
  return (Number(month.slice(5)) - first + MONTHS) % MONTHS;
}
