/** Whether a year's budget lasts, by what is used and what the newest month takes. Pure. */
import type { CodeOf } from "../../../kernel/code-table.ts";
import type { Fen } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";
import type { budgetLevels } from "./budgets.contract.ts";

export interface UsedMonth {
  readonly month: Month;
  readonly fen: Fen;
}

export interface Outlook {
  readonly usedFen: Fen;
  readonly lastMonth: Month | null;
  readonly forecastFen: Fen;
  readonly level: CodeOf<typeof budgetLevels>;
}

const DECEMBER = 12;

/** Every month still to come is reckoned like the newest: no threshold that somebody would have to set. */
export function outlookOf(budgetFen: Fen | null, months: readonly UsedMonth[]): Outlook {
  const usedFen = months.reduce((sum, { fen }) => sum + fen, 0);
  const lastMonth =
    months
      .map(({ month }) => month)
      .sort()
      .at(-1) ?? null;
  const newest = months.filter(({ month }) => month === lastMonth).reduce((sum, { fen }) => sum + fen, 0);
  const left = lastMonth === null ? 0 : DECEMBER - Number(lastMonth.slice(5));
  const forecastFen = usedFen + newest * left;
  return { usedFen, lastMonth, forecastFen, level: levelOf(budgetFen, usedFen, forecastFen) };
}

function levelOf(budgetFen: Fen | null, usedFen: Fen, forecastFen: Fen): Outlook["level"] {
  if (budgetFen === null) return "none";
  if (usedFen > budgetFen) return "over";
  return forecastFen > budgetFen ? "short" : "fine";
}
