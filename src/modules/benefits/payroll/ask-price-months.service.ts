/** A month of which nobody has said whether a price subsidy was declared lies on the district's desk until somebody does. */
import { now, today } from "../../../kernel/clock.ts";
import { type Month, monthOfDate, sayMonth } from "../../../kernel/month.ts";
import { Problem } from "../../../kernel/problem.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameterPeriods, listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { closeTasks, openTasks } from "../../../platform/tasks/tasks.service.ts";
import { PRICE_MONTH, PRICE_TRIGGERED } from "../programs/price-subsidy-keys.ts";
import { type AskedMonth, askedMonths } from "./asked-price-months.ts";
import { priceAskDay } from "./payroll.parameters.ts";
import { listPayrolls } from "./payroll.store.ts";
import { priceMonthProblems } from "./price-months.contract.ts";
import * as store from "./price-months.store.ts";
import { declaredMonths } from "./price-months.ts";

const KIND = "benefits.priceMonth";
escalateWhenLate(KIND);
const askDay = readerOf(priceAskDay);

const keyOf = (month: Month) => `${KIND}/${month}`;

/** Brings the tasks up to date: at night, and whenever somebody has answered. */
export async function askPriceMonths(tx: Tx): Promise<void> {
  const open = await unansweredMonths(tx);
  const answered = [...(await declared(tx)), ...(await store.listNone(tx))];
  await closeTasks(tx, answered.map(keyOf), "已登记");
  await openTasks(
    tx,
    open.map(({ month, dueOn }) => ({
      kind: KIND,
      key: keyOf(month),
      title: `登记价格临时补贴：${sayMonth(month)}是否启动`,
      why: "还没有人登记这个月启动没有启动价格联动，启动了而没有登记的就不会发。启动的按文件登记，另一人确认后计入发放；没有启动的登记“没有启动”。登记日期是系统设定，待核。",
      link: "/price-subsidies",
      role: "districtOfficer",
      scopeCode: tx.actor.placeCode.slice(0, 6),
      dueOn,
    })),
  );
}

export async function unansweredMonths(tx: Tx): Promise<AskedMonth[]> {
  const day = askDay.find(await listParameters(tx, today()));
  if (day === undefined) return [];
  const first = (await listPayrolls(tx)).at(-1)?.month;
  const answered = new Set([...(await declared(tx)), ...(await store.listNone(tx))]);
  return askedMonths(today(), day, first).filter(({ month }) => !answered.has(month));
}

async function declared(tx: Tx): Promise<Month[]> {
  const periods = await listParameterPeriods(tx, [PRICE_TRIGGERED, PRICE_MONTH]);
  return declaredMonths(periods, monthOfDate(today())).map(({ month }) => month);
}

/** @throws benefits.priceMonth.notOver, benefits.priceMonth.declared */
export async function sayNoneDeclared(tx: Tx, month: Month): Promise<{ month: Month }> {
  if (month >= monthOfDate(today())) throw new Problem(priceMonthProblems.notOver);
  if ((await declared(tx)).includes(month)) throw new Problem(priceMonthProblems.declared);
  await store.insertNone(tx, month, now());
  await askPriceMonths(tx);
  tx.note({ detail: { month } });
  return { month };
}
