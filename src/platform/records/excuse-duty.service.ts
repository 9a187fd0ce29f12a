/** Somebody above says why a unit need not this time; it may be taken back. */
import { v7 as uuid } from "uuid";
import { now } from "../../kernel/clock.ts";
import type { BodyOf } from "../../kernel/operation.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { excuseDuty as contract, DutyView } from "./duties.contract.ts";
import * as store from "./duties.store.ts";
import { findDeclaredDuty } from "./duty.ts";
import { refreshDutyTasks } from "./duty-tasks.service.ts";
import { findInstance } from "./read-duties.service.ts";
import { recordProblems } from "./record-problems.contract.ts";

type Surroundings = Pick<App, "places" | "cipher">;

/** @throws access.notFound, duties.notOwed */
export async function excuseDuty(
  tx: Tx,
  app: Surroundings,
  { duty: code, unit, instance, reason }: BodyOf<typeof contract>,
): Promise<DutyView> {
  const duty = findDeclaredDuty(code);
  if (duty === undefined) throw notFound();
  const found = await findInstance(tx, app, { duty, unit, instance });
  if (found === undefined) throw notFound();
  if (!found.view.can.includes("excuse")) throw new Problem(recordProblems.notOwed);
  const { scopeCode } = found.one;
  const isNew = await store.insertExcuse(
    tx,
    { id: uuid(), duty: code, unit, scopeCode, instance, reason },
    now(),
  );
  if (!isNew) throw new Problem(recordProblems.notOwed);
  tx.note({ purpose: reason, detail: { duty: code, unit, instance } });
  await refreshDutyTasks(tx, app, { duties: [duty] });
  return (await findInstance(tx, app, { duty, unit, instance }))?.view ?? found.view;
}

/** @throws access.notFound */
export async function endExcuse(tx: Tx, app: Surroundings, id: string): Promise<{ ok: boolean }> {
  const excuse = await store.endExcuse(tx, id, now());
  if (excuse === undefined) throw notFound();
  const duty = findDeclaredDuty(excuse.duty);
  tx.note({ detail: { duty: excuse.duty, unit: excuse.unit, instance: excuse.instance } });
  if (duty !== undefined) await refreshDutyTasks(tx, app, { duties: [duty] });
  return { ok: true };
}
