/** A bar of what is spent and on its way; what is beyond the budget does not run out of the frame. Pure. */
import type { Fen } from "../../../../kernel/money.ts";

export interface Bar {
  /** Widths in percent; together at most 100. */
  readonly closed: number;
  readonly pending: number;
  /** Null without a budget. Rounded down: 100 is never said before it is reached. */
  readonly percent: number | null;
}

export function barOf(budgetFen: Fen, closedFen: Fen, pendingFen: Fen): Bar {
  if (budgetFen <= 0) return { closed: 0, pending: 0, percent: null };
  const share = (fen: Fen) => (fen / budgetFen) * 100;
  const closed = Math.min(100, share(closedFen));
  return {
    closed,
    pending: Math.min(100 - closed, share(pendingFen)),
    percent: percentOf(closedFen + pendingFen, budgetFen),
  };
}

/** A fen too much is more than 100 %. */
function percentOf(used: Fen, budget: Fen): number {
  const exact = (used / budget) * 100;
  return used > budget ? Math.max(101, Math.floor(exact)) : Math.floor(exact);
}
