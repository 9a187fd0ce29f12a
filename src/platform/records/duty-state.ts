/** How one duty of one unit stands on a day. Pure. */
import { addDays, daysBetween, type IsoDate } from "../../kernel/calendar-date.ts";
import type { DutyState } from "./record-codes.contract.ts";

export interface Owed {
  readonly required: number;
  readonly done: number;
  readonly dueOn: IsoDate | null;
  readonly isExcused: boolean;
}

export interface Standing {
  readonly state: DutyState;
  /** Days over; 0 while it is not late. */
  readonly daysLate: number;
  /** Days left, the last day included; null without a day. */
  readonly daysLeft: number | null;
}

/** What was done is done, however late; an excuse ends what is still open; the last day is not late yet. */
export function standingOf(owed: Owed, today: IsoDate, soonDays: number): Standing {
  const { required, done, dueOn, isExcused } = owed;
  const left = dueOn === null ? null : daysBetween(today, dueOn);
  if (done >= required) return { state: "done", daysLate: 0, daysLeft: left };
  if (isExcused) return { state: "excused", daysLate: 0, daysLeft: left };
  if (left === null) return { state: "open", daysLate: 0, daysLeft: null };
  if (left < 0) return { state: "overdue", daysLate: -left, daysLeft: left };
  return {
    state: today >= addDays(dueOn ?? today, -soonDays) ? "soon" : "open",
    daysLate: 0,
    daysLeft: left,
  };
}
