/** A school year's amount over its twelve months, September to August: eleven equal parts, the last month takes what is left. */
import type { Fen } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";

/** Parts in whole fen (833.33 … 833.37) or whole yuan (833 … 837). */
export type RoundingPlan = "fen" | "yuan";

const MONTHS = 12;
const LAST = "08";

export function shareOfYear(yearFen: Fen, month: Month, plan: RoundingPlan): Fen {
  const unit = plan === "yuan" ? 100 : 1;
  const part = Math.floor(yearFen / MONTHS / unit) * unit;
  return month.slice(5) === LAST ? yearFen - part * (MONTHS - 1) : part;
}
