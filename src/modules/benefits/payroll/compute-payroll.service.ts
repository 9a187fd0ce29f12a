/** The month's payroll made or made anew: one transaction, so that killed in the middle it has never been. */
import { now, today } from "../../../kernel/clock.ts";
import { type Month, monthOfDate, plusMonths, sayMonth } from "../../../kernel/month.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import { type ComputedMonth, computeMonth, type OverpaidRow, type Portion } from "./compute-month.service.ts";
import type { PayrollFigures } from "./figures.contract.ts";
import { nextMonthOf } from "./next-month.service.ts";
import * as store from "./payroll.store.ts";
import { payrollProblems } from "./payroll-problems.contract.ts";
import { deleteRows, insertDifferences, insertItems, insertLines } from "./payroll-rows.store.ts";
import { followPayroll } from "./payroll-tasks.service.ts";
import { putFound } from "./recoveries.store.ts";

/** @throws benefits.payroll.wrongMonth, benefits.payroll.openBefore, benefits.payroll.wrongState */
export async function computePayroll(tx: Tx, month: Month, earlyReason?: string): Promise<ComputedMonth> {
  await store.lockPayrolls(tx);
  const held = await store.findPayroll(tx, month);
  if (held === undefined) await demandTurn(tx, month, earlyReason);
  else if (held.state !== "draft") throw new Problem(payrollProblems.wrongState);
  const before = await store.findPayroll(tx, plusMonths(month, -1));
  await store.putDraft(tx, {
    month,
    comparedWith: before?.month ?? null,
    earlyReason: earlyReason ?? null,
    at: now(),
  });
  await deleteRows(tx, month);
  const overpaid: OverpaidRow[] = [];
  const computed = await computeMonth(tx, {
    month,
    comparedWith: before?.month ?? null,
    before: sumsOf(before),
    take: async (portion) => {
      await keep(tx, month, portion);
      overpaid.push(...portion.overpaid);
    },
  });
  await store.putFigures(tx, month, computed.figures, computed.digest);
  await putFound(
    tx,
    overpaid.map((one) => ({ ...one, id: newId() })),
    now(),
  );
  await followPayroll(tx, month, "已计算");
  tx.note({
    detail: {
      month,
      lines: computed.figures.lines,
      fen: computed.figures.totalFen,
      digest: computed.digest.toString("hex"),
    },
  });
  return computed;
}

/** The same without keeping anything: for the command line. */
export async function tryPayroll(
  tx: Tx,
  month: Month,
  take: (portion: Portion) => Promise<void>,
): Promise<ComputedMonth> {
  const before = await store.findPayroll(tx, plusMonths(month, -1));
  return computeMonth(tx, { month, comparedWith: before?.month ?? null, before: sumsOf(before), take });
}

async function keep(tx: Tx, month: Month, portion: Portion): Promise<void> {
  await insertLines(tx, month, portion.lines);
  await insertItems(tx, month, portion.items);
  await insertDifferences(tx, month, portion.differences);
}

function sumsOf(before: store.PayrollRow | undefined): PayrollFigures["before"] {
  if (before === undefined) return null;
  const { people, lines, totalFen } = before.figures;
  return { people, lines, totalFen };
}

async function demandTurn(tx: Tx, month: Month, earlyReason: string | undefined): Promise<void> {
  const due = await nextMonthOf(tx);
  const latest = plusMonths(monthOfDate(today()), 1);
  if (month !== due || month > latest) {
    throw new Problem(payrollProblems.wrongMonth, {
      detail:
        month > latest
          ? `没有改动。${sayMonth(month)}还早，最多提前做到${sayMonth(latest)}。`
          : `没有改动。现在轮到做${sayMonth(due)}，不能跳过，也不能再做更早的月份。`,
      extra: { due },
    });
  }
  const [newest] = await store.listPayrolls(tx);
  if (newest === undefined || newest.state === "closed") return;
  // What is not yet approved may still change, so nothing can be reckoned from it.
  const isSettled = newest.state === "approved" || newest.state === "paying";
  if (earlyReason === undefined || !isSettled) {
    throw new Problem(payrollProblems.openBefore, {
      extra: { openBefore: newest.month, state: newest.state },
    });
  }
}
