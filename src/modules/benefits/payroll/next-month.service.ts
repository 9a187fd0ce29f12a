/** Which month a payroll is for next, and which one a change still reaches. */
import { today } from "../../../kernel/clock.ts";
import { type Month, monthOfDate, plusMonths } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import * as store from "./payroll.store.ts";

/** The month whose turn it is. */
export async function nextMonthOf(tx: Tx): Promise<Month> {
  const [newest] = await store.listPayrolls(tx);
  if (newest !== undefined) return plusMonths(newest.month, 1);
  const elsewhere = await store.findFirstMonth(tx);
  return elsewhere === null ? monthOfDate(today()) : plusMonths(elsewhere, 1);
}

/** The payroll that a change made now still reaches: a draft is computed anew, a submitted one is not. */
export async function changeableMonthOf(tx: Tx): Promise<Month> {
  const [newest] = await store.listPayrolls(tx);
  return newest?.state === "draft" ? newest.month : nextMonthOf(tx);
}
