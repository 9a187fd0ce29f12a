/**
 * Why a unit need not this time, or only later. The office above says so for those below; what the bureau itself owes one of its
 * people asks for and another decides. All of it may be taken back.
 */
import { v7 as uuid } from "uuid";
import { addDays } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { closeTasks, openTasks } from "../tasks/tasks.service.ts";
import type * as contract from "./duties.contract.ts";
import type { DutyView } from "./duties.contract.ts";
import * as store from "./duties.store.ts";
import { type Duty, findDeclaredDuty } from "./duty.ts";
import type { Instance } from "./duty-instances.service.ts";
import { refreshDutyTasks } from "./duty-tasks.service.ts";
import { findInstance } from "./read-duties.service.ts";
import { recordProblems } from "./record-problems.contract.ts";
import { unitOfActor } from "./units.ts";

type Surroundings = Pick<App, "places" | "cipher">;

const LONGEST_DAYS = 366;
const DECIDERS = ["districtOfficer", "districtLeader"] as const;

/** @throws access.notFound, duties.notOwed, duties.putOffTooLittle */
export async function excuseDuty(
  tx: Tx,
  app: Surroundings,
  { duty: code, unit, instance, reason, until }: BodyOf<typeof contract.excuseDuty>,
): Promise<DutyView> {
  const duty = findDeclaredDuty(code);
  if (duty === undefined) throw notFound();
  const found = await findInstance(tx, app, { duty, unit, instance });
  if (found === undefined) throw notFound();
  if (!found.view.can.includes("excuse")) throw new Problem(recordProblems.notOwed);
  if (until !== undefined && !isLater(until, found.one)) throw new Problem(recordProblems.putOffTooLittle);
  const { scopeCode } = found.one;
  const id = uuid();
  const verdict = unit === unitOfActor(tx.actor) ? "asked" : "granted";
  const isNew = await store.insertExcuse(
    tx,
    { id, duty: code, unit, scopeCode, instance, reason, until: until ?? null, verdict },
    now(),
  );
  if (!isNew) throw new Problem(recordProblems.notOwed);
  tx.note({ purpose: reason, detail: { duty: code, unit, instance, verdict, until: until ?? null } });
  if (verdict === "asked") await askForDecision(tx, duty, found.view, id, scopeCode, reason);
  else await refreshDutyTasks(tx, app, { duties: [duty] });
  return (await findInstance(tx, app, { duty, unit, instance }))?.view ?? found.view;
}

function isLater(until: string, { dueOn }: Instance): boolean {
  return until > today() && (dueOn === null || until > dueOn) && until <= addDays(today(), LONGEST_DAYS);
}

const taskKeys = (id: string) => DECIDERS.map((role) => `records.excuse/${id}/${role}`);

async function askForDecision(
  tx: Tx,
  duty: Duty,
  { unitName, label }: DutyView,
  id: string,
  scopeCode: string,
  reason: string,
): Promise<void> {
  const [officer = "", leader = ""] = taskKeys(id);
  const task = {
    kind: "records.excuse",
    title: `核准免除或延期：${duty.title}（${label}）`,
    why: `${unitName}的${tx.actor.displayName}提出：${reason}。由另一个人核准或不准，核准以前照常催办。`,
    link: `/duties/${duty.register.code}?duty=${duty.code}&unit=${encodeURIComponent("department/civilAffairs")}`,
    scopeCode,
  };
  await openTasks(tx, [
    { ...task, key: officer, role: "districtOfficer" },
    { ...task, key: leader, role: "districtLeader" },
  ]);
}

/** @throws access.notFound, duties.sameAsker, records.reasonMissing */
export async function decideExcuse(
  tx: Tx,
  app: Surroundings,
  id: string,
  { isGranted, reason }: BodyOf<typeof contract.decideExcuse>,
): Promise<{ ok: boolean }> {
  const why = reason === undefined || reason === "" ? null : reason;
  if (!isGranted && why === null) throw new Problem(recordProblems.reasonMissing);
  if ((await store.findOpenExcuse(tx, id)) === undefined) throw notFound();
  const excuse = await store.decideExcuse(tx, id, { isGranted, why }, now());
  if (excuse === undefined) throw new Problem(recordProblems.sameAsker);
  await settle(tx, app, excuse, isGranted ? "已核准" : "没有核准");
  tx.note({
    detail: { duty: excuse.duty, unit: excuse.unit, instance: excuse.instance, isGranted },
    ...(why === null ? {} : { purpose: why }),
  });
  return { ok: true };
}

/** @throws access.notFound */
export async function endExcuse(tx: Tx, app: Surroundings, id: string): Promise<{ ok: boolean }> {
  const excuse = await store.endExcuse(tx, id, now());
  if (excuse === undefined) throw notFound();
  tx.note({ detail: { duty: excuse.duty, unit: excuse.unit, instance: excuse.instance } });
  await settle(tx, app, excuse, "已取消");
  return { ok: true };
}

async function settle(tx: Tx, app: Surroundings, excuse: store.ExcuseRow, outcome: string): Promise<void> {
  await closeTasks(tx, taskKeys(excuse.id), outcome);
  const duty = findDeclaredDuty(excuse.duty);
  if (duty !== undefined) await refreshDutyTasks(tx, app, { duties: [duty] });
}
