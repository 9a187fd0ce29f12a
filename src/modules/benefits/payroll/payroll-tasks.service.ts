/** Keeps the one task of each payroll where its turn is; it goes when the step is done, sent back or computed anew. */

import { isUnchecked } from "../../../kernel/citation.ts";
import { today } from "../../../kernel/clock.ts";
import { firstOf, type Month, monthOfDate } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { changeTask, closeTasks, openTask } from "../../../platform/tasks/tasks.service.ts";
import { cutoffDay, payday } from "../benefits.parameters.ts";
import { nextMonthOf } from "./next-month.service.ts";
import { listFiles } from "./payment-files.store.ts";
import { approveDay, closeDay, reviewDay, submitDay } from "./payroll.parameters.ts";
import * as store from "./payroll.store.ts";
import {
  computeTask,
  type PayrollDays,
  type PayrollStage,
  type PayrollTask,
  payrollStages,
  taskOfPayroll,
} from "./payroll-tasks.ts";

const KIND = "benefits.payroll";
escalateWhenLate(KIND);

const days = {
  cutoff: readerOf(cutoffDay),
  payday: readerOf(payday),
  submit: readerOf(submitDay),
  review: readerOf(reviewDay),
  approve: readerOf(approveDay),
  close: readerOf(closeDay),
};

function keyOfPayrollTask(month: Month, stage: PayrollStage): string {
  return `${KIND}/${month}/${stage}`;
}

/** After whatever was done to it. */
export async function followPayroll(tx: Tx, month: Month, done: string): Promise<void> {
  const row = await store.findPayroll(tx, month);
  if (row === undefined) return;
  const files = await listFiles(tx, month);
  const wanted = taskOfPayroll(
    {
      ...row,
      isOutdated: row.digest === null,
      steps: await store.listSteps(tx, month),
      unanswered: files.filter(({ returnedAt }) => returnedAt === null).length,
    },
    await daysOf(tx, month),
  );
  const others = payrollStages.filter((stage) => stage !== wanted?.stage);
  await closeTasks(
    tx,
    others.map((stage) => keyOfPayrollTask(month, stage)),
    done,
  );
  if (wanted !== undefined) await putOnDesk(tx, month, wanted);
}

/** Once the month has begun and the one before is closed; nothing where nobody is paid yet. */
export async function askForDueMonth(tx: Tx): Promise<void> {
  const [newest] = await store.listPayrolls(tx);
  if (newest !== undefined && newest.state !== "closed") return;
  const month = await nextMonthOf(tx);
  if (month > monthOfDate(today()) || !(await store.isAnybodyPaid(tx, month))) return;
  await putOnDesk(tx, month, computeTask(month, await daysOf(tx, month)));
}

/** For the night: what is under way, also of payrolls that were begun before there were tasks. */
export async function followPayrolls(tx: Tx): Promise<void> {
  for (const { month, state } of await store.listPayrolls(tx))
    if (state !== "closed") await followPayroll(tx, month, "已办");
  await askForDueMonth(tx);
}

async function putOnDesk(tx: Tx, month: Month, { stage, ...task }: PayrollTask): Promise<void> {
  const key = keyOfPayrollTask(month, stage);
  const { dueOn, why } = task;
  await openTask(tx, {
    ...task,
    kind: KIND,
    key,
    link: stage === "compute" ? "/payrolls" : `/payrolls/${month}`,
    scopeCode: tx.actor.placeCode.slice(0, 6),
  });
  await changeTask(tx, key, { dueOn: dueOn ?? null, why });
}

async function daysOf(tx: Tx, month: Month): Promise<PayrollDays> {
  const rows = await listParameters(tx, firstOf(month));
  const submit = days.submit.find(rows);
  const paid = days.payday.find(rows);
  const close = days.close.find(rows);
  return {
    cutoff: days.cutoff.find(rows),
    payday: paid,
    unchecked: Object.values(days).some(({ parameter }) => {
      const row = rows.get(parameter.key);
      return row !== undefined && isUnchecked(row);
    }),
    by: {
      compute: submit,
      submit,
      review: days.review.find(rows),
      approve: days.approve.find(rows),
      send: paid,
      takeReturn: close,
      close,
    },
  };
}
