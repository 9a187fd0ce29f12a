/** How a duty's standing reads. Pure. */
import type { DutyCounts, DutyView } from "../../../../platform/records/duties.contract.ts";
import { type DutyState, dutyStateCodes } from "../../../../platform/records/record-codes.contract.ts";

export const stateColours: Readonly<Record<DutyState, string>> = {
  overdue: "ta-red",
  soon: "ta-amber",
  open: "",
  done: "ta-green",
  excused: "ta-grey",
};

export const stateMarks: Readonly<Record<DutyState, string>> = {
  overdue: "●",
  soon: "◐",
  open: "○",
  done: "✓",
  excused: "－",
};

/** 逾期 12 天 · 还剩 3 天 · 已完成 */
export function stateWords(view: Pick<DutyView, "state" | "daysLate" | "daysLeft" | "excuse">): string {
  return view.excuse?.isAsked === true && view.state !== "done"
    ? `${standingWords(view)}，等核准`
    : standingWords(view);
}

function standingWords({
  state,
  daysLate,
  daysLeft,
}: Pick<DutyView, "state" | "daysLate" | "daysLeft">): string {
  if (state === "overdue") return `逾期 ${daysLate} 天`;
  if (state === "done" || state === "excused" || daysLeft === null) return dutyStateCodes.label(state);
  return daysLeft === 0 ? "今天到期" : `还剩 ${daysLeft} 天`;
}

/** 做了 2 次，要 4 次; nothing where once is enough. */
export function progressWords({ required, done }: Pick<DutyView, "required" | "done">): string {
  if (required <= 1) return done > 1 ? `${done} 次` : "";
  return `${done} / ${required}`;
}

export function sumOf(counts: DutyCounts): number {
  return counts.overdue + counts.soon + counts.open + counts.done + counts.excused;
}

/** Of what was owed, in whole per cent; null where nothing was. */
export function doneShare(counts: DutyCounts): number | null {
  const owed = sumOf(counts) - counts.excused;
  return owed === 0 ? null : Math.round((counts.done * 100) / owed);
}
