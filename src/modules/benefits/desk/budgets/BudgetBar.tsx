import type { Fen } from "../../../../kernel/money.ts";
import { barOf } from "./bar-of.ts";

interface BudgetBarProps {
  readonly budgetFen: Fen;
  readonly closedFen: Fen;
  readonly pendingFen: Fen;
  readonly label: string;
}

/** How much of the budget is spent and on its way; the figure stands beside it in words. */
export function BudgetBar({ budgetFen, closedFen, pendingFen, label }: BudgetBarProps) {
  const { closed, pending, percent } = barOf(budgetFen, closedFen, pendingFen);
  if (percent === null) return null;
  return (
    <div className="ta-bud-line">
      <div
        className={percent > 100 ? "ta-bud-bar is-over" : "ta-bud-bar"}
        role="img"
        aria-label={`${label}：执行 ${percent}%`}
      >
        <i style={{ width: `${closed}%` }} />
        <i className="is-pending" style={{ width: `${pending}%` }} />
      </div>
      <b className={percent > 100 ? "ta-num ta-red" : "ta-num"}>{percent}%</b>
    </div>
  );
}
