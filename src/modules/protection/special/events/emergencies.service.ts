/** An emergency is declared, every child on file there is looked after village by village, and it ends when all were seen. */
import { v7 as uuid } from "uuid";
import { now, today } from "../../../../kernel/clock.ts";
import type { BodyOf, OutputOf, QueryOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../../platform/access/policy.ts";
import { isInScope } from "../../../../platform/access/scope.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listParameters } from "../../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../../platform/parameters/read-parameter.ts";
import { placeWords } from "../../../../platform/procedures/read-matter.service.ts";
import { closeTask, closeTasks, openTasks } from "../../../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../../../registry/child-names.service.ts";
import { type ChildOnFile, listChildrenOnFile } from "../../../registry/children-on-file.service.ts";
import { emergencyCheckHours } from "../special.parameters.ts";
import type * as contract from "./emergencies.contract.ts";
import type { Emergency, EmergencyView } from "./emergencies.contract.ts";
import * as store from "./emergencies.store.ts";
import { emergencyProblems } from "./emergency-problems.contract.ts";
import { startPlan } from "./start-plan.service.ts";

const checkHours = readerOf(emergencyCheckHours);
const SHOWN = 300;
const HOUR_MS = 3_600_000;

export async function listEmergenciesOf(
  tx: Tx,
  app: Pick<App, "places">,
): Promise<OutputOf<typeof contract.listEmergencies>> {
  const items: Emergency[] = [];
  for (const row of await store.listRows(tx)) items.push(await view(tx, app, row));
  return { items, canDeclare: mayDo(tx.actor, "emergency.declare") };
}

/** @throws access.notFound */
export async function readEmergencyOf(
  tx: Tx,
  app: Pick<App, "places">,
  id: string,
  { only }: QueryOf<typeof contract.readEmergency> = {},
): Promise<EmergencyView> {
  const row = await store.findRow(tx, id);
  if (row === undefined) throw notFound();
  const checks = await store.listChecks(tx, id, only, SHOWN + 1);
  const shown = checks.slice(0, SHOWN);
  const names = await readChildNames(
    tx,
    shown.map((one) => one.child_id),
  );
  tx.note({ subjectIds: [id], detail: { children: shown.length } });
  const isOpen = row.ended_on === null;
  return {
    ...(await view(tx, app, row)),
    checks: shown.map((one) => ({
      childId: one.child_id,
      name: names.get(one.child_id) ?? "",
      placeName: placeWords(app.places, one.scope_code),
      outcome: one.outcome,
      note: one.note === "" ? null : one.note,
      checkedOn: one.checked_on,
      checkedBy: one.checked_by_name,
    })),
    more: checks.length > SHOWN,
    can: [
      ...(isOpen && mayDo(tx.actor, "emergency.check") ? (["check"] as const) : []),
      ...(isOpen && isInScope(tx.scope, row.scope_code) && mayDo(tx.actor, "emergency.declare")
        ? (["end"] as const)
        : []),
    ],
  };
}

/** @throws emergency.placeOutside, emergency.planMissing and what the start of a plan may meet */
export async function declareEmergencyOf(
  tx: Tx,
  app: App,
  { kind, name, places, plan, planId }: BodyOf<typeof contract.declareEmergency>,
): Promise<EmergencyView> {
  if (!places.every((code) => isInScope(tx.scope, code) && app.places.find(code) !== undefined))
    throw new Problem(emergencyProblems.placeOutside);
  const id = uuid();
  if (plan === undefined && planId === undefined) throw new Problem(emergencyProblems.planMissing);
  const started =
    planId === undefined ? undefined : await startPlan(tx, app, { planId, emergency: name, places });
  const row = {
    id,
    scope_code: tx.actor.placeCode,
    kind,
    name,
    places,
    plan: [started?.plan, plan].filter(Boolean).join("，"),
    plan_start_id: started?.startId ?? null,
    declared_on: today(),
  };
  await store.insertEmergency(tx, row, now());
  const children = await listChildrenOnFile(tx, places);
  if (children.length > 0) await store.insertChecks(tx, id, children);
  await openRounds(tx, id, name, children);
  tx.note({ subjectIds: [id], detail: { emergency: name, places, children: children.length } });
  return readEmergencyOf(tx, app, id);
}

const taskKey = (id: string, villageCode: string) => `special.householdCheck/${id}/${villageCode}`;

/** One task a village, with how many children. */
async function openRounds(tx: Tx, id: string, name: string, children: readonly ChildOnFile[]): Promise<void> {
  const hours = checkHours.find(await listParameters(tx, today()));
  const dueAt = hours === undefined ? undefined : new Date(now().getTime() + hours * HOUR_MS);
  const villages = Map.groupBy(children, ({ villageCode }) => villageCode);
  await openTasks(
    tx,
    [...villages].map(([scopeCode, ofVillage]) => ({
      kind: "special.householdCheck",
      key: taskKey(id, scopeCode),
      title: `逐户排查：${name}，在册儿童 ${ofVillage.length} 名`,
      why: "每个孩子看到或联系上，登记有没有人照料；没有人照料的马上登记照料。",
      link: `/emergencies/${id}`,
      role: "villageDirector",
      scopeCode,
      rings: true,
      dueAt,
      dueOn: dueAt === undefined ? undefined : dayOf(dueAt),
    })),
  );
}

/** In Beijing. */
function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * HOUR_MS).toISOString().slice(0, 10);
}

/** @throws access.notFound, emergency.ended */
export async function checkChildOf(
  tx: Tx,
  app: App,
  id: string,
  check: BodyOf<typeof contract.checkChild>,
): Promise<EmergencyView> {
  const row = await store.findRow(tx, id);
  if (row === undefined) throw notFound();
  if (row.ended_on !== null) throw new Problem(emergencyProblems.ended);
  const village = await store.updateCheck(tx, { emergencyId: id, ...check, on: today() });
  if (village === undefined) throw notFound();
  tx.note({ subjectIds: [id, check.childId], detail: { outcome: check.outcome } });
  if ((await store.countOpenIn(tx, id, village)) === 0)
    await closeTask(tx, taskKey(id, village), "已逐户排查完");
  return readEmergencyOf(tx, app, id);
}

/** @throws access.notFound, emergency.ended, .unchecked */
export async function endEmergencyOf(tx: Tx, app: App, id: string, reason: string): Promise<EmergencyView> {
  const row = await store.findRow(tx, id, true);
  if (row === undefined || !isInScope(tx.scope, row.scope_code)) throw notFound();
  if (row.ended_on !== null) throw new Problem(emergencyProblems.ended);
  const { all, checked, notReached } = await store.countChecks(tx, id);
  const open = all - checked + notReached;
  if (open > 0)
    throw new Problem(emergencyProblems.unchecked, {
      detail: `还有 ${open} 个孩子。${emergencyProblems.unchecked.detail ?? ""}`,
    });
  await store.endRow(tx, id, today(), reason);
  const villages = new Set((await store.listChecks(tx, id, undefined, 20_000)).map((one) => one.scope_code));
  await closeTasks(
    tx,
    [...villages].map((code) => taskKey(id, code)),
    "突发事件已结束",
  );
  tx.note({ subjectIds: [id], purpose: reason });
  return readEmergencyOf(tx, app, id);
}

async function view(tx: Tx, { places }: Pick<App, "places">, row: store.EmergencyRow): Promise<Emergency> {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    places: row.places.map((code) => ({ code, name: placeWords(places, code) })),
    plan: row.plan,
    planStartId: row.plan_start_id,
    declaredOn: row.declared_on,
    declaredBy: row.declared_by_name,
    endedOn: row.ended_on,
    endedWhy: row.ended_why,
    counts: await store.countChecks(tx, row.id),
  };
}
