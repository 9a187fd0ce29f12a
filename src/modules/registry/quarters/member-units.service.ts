/** The leading group's member units: a list that people keep; a unit that left stays readable in what it received. */
import { today } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";
import * as store from "./quarters.store.ts";

export function listMemberUnits(tx: Tx): Promise<store.UnitRecord[]> {
  return store.listUnits(tx);
}

/** @throws memberUnit.taken */
export async function addMemberUnit(tx: Tx, name: string): Promise<store.UnitRecord> {
  const [unit] = await store.insertUnits(tx, [name], today());
  if (unit === undefined) throw new Problem(quarterProblems.unitTaken);
  tx.note({ detail: { unit: name } });
  return unit;
}

/** Adds those of the names that are not on the list yet: the seed of a new district. */
export async function seedMemberUnits(tx: Tx, names: readonly string[]): Promise<number> {
  return (await store.insertUnits(tx, names, today())).length;
}

/** @throws access.notFound */
export async function closeMemberUnit(tx: Tx, id: string, reason: string): Promise<store.UnitRecord> {
  const unit = await store.findUnit(tx, id);
  if (unit === undefined) throw notFound();
  if (unit.closedOn !== null) return unit;
  await store.closeUnit(tx, id, today(), reason);
  tx.note({ purpose: reason, detail: { unit: unit.name } });
  return { ...unit, closedOn: today() };
}
