/** What may be done with an entitlement, and until when it is paid once it ends. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { type Month, plusMonths, sayMonth } from "../../../kernel/month.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Rate } from "../payroll/rates.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";
import { lastMonthFor } from "./last-month.ts";
import type { StopReason } from "./paid-programs.contract.ts";

export interface Held {
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly endedWhy: string | null;
  /** Since when payment is held back, if it is. */
  readonly suspendedSince: Month | undefined;
}

export type EntitlementAct =
  | { readonly act: "careMode"; readonly fromMonth: Month }
  | { readonly act: "suspend"; readonly fromMonth: Month }
  | { readonly act: "resume"; readonly fromMonth: Month }
  | { readonly act: "end" };

/** @throws benefits.entitlement.ended, .suspended, .notSuspended, .monthOrder */
export function demandFits(held: Held, act: EntitlementAct): void {
  // Also of one that has ended: somebody must say what becomes of the months that were held back.
  if (held.endedWhy !== null && act.act !== "resume") throw new Problem(entitlementProblems.ended);
  switch (act.act) {
    case "careMode":
      if (held.suspendedSince !== undefined)
        throw new Problem(entitlementProblems.suspended, {
          detail: "没有改动。暂停期间不能改供养方式，请先恢复发放再改。",
        });
      demandWithin(held, act.fromMonth, held.fromMonth);
      return;
    case "suspend":
      if (held.suspendedSince !== undefined) throw new Problem(entitlementProblems.suspended);
      demandWithin(held, act.fromMonth, held.fromMonth);
      return;
    case "resume":
      if (held.suspendedSince === undefined) throw new Problem(entitlementProblems.notSuspended);
      demandWithin({ ...held, toMonth: null }, act.fromMonth, held.suspendedSince);
      return;
    case "end":
      return;
    default:
      act satisfies never;
  }
}

function demandWithin({ toMonth }: Held, month: Month, first: Month): void {
  if (month >= first && (toMonth === null || month <= toMonth)) return;
  const message =
    month < first ? `不能早于${sayMonth(first)}` : `这条待遇领到${sayMonth(toMonth ?? month)}为止，不能再晚`;
  throw new Problem(entitlementProblems.monthOrder, {
    detail: `没有保存，待遇照旧。月份${message}。`,
    errors: [{ path: "fromMonth", code: "monthOrder", message }],
  });
}

/** The last month that is paid; the one before the first where nothing is. */
export function endsWith(
  { fromMonth, toMonth }: Held,
  { why, on }: { readonly why: StopReason; readonly on: IsoDate },
  rates: ReadonlyMap<string, Rate>,
): Month {
  const before = plusMonths(fromMonth, -1);
  const last = why === "mistake" ? before : lastMonthFor(why, on, rates);
  if (last < before) return before;
  return toMonth !== null && toMonth < last ? toMonth : last;
}
