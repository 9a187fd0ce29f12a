/** What was settled wrongly is opened again, with the reason; an end that had been written of it is taken back. */
import { now } from "../../../kernel/clock.ts";
import { Problem } from "../../../kernel/problem.ts";
import { demand, notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { takeBackRosterFacts } from "../../registry/roster-facts.service.ts";
import { type DifferenceItem, differenceProblems } from "./differences.contract.ts";
import * as store from "./differences.store.ts";
import { settleOutcomeCodes } from "./effect-codes.contract.ts";
import { refreshDesks } from "./effect-desks.service.ts";
import { placesOf } from "./effect-places.ts";
import { type Reading, readDifference } from "./read-differences.service.ts";

/** @throws access.notFound, access.forbidden, matching.difference.checkByRecord, .withdrawn, .notSettled, .askedAgain, .stale */
export async function reopenDifference(
  tx: Tx,
  reading: Reading,
  id: string,
  version: number,
  reason: string,
): Promise<DifferenceItem> {
  const row = await store.findDifference(tx, id);
  if (row === undefined) throw notFound();
  if (row.kind === "ending") demand(tx.actor, "match.end");
  if (row.kind === "check") throw new Problem(differenceProblems.checkByRecord);
  if (row.state === "undone") throw new Problem(differenceProblems.withdrawn);
  if (row.state === "waiting") throw new Problem(differenceProblems.notSettled);
  if (row.version !== version)
    throw new Problem(differenceProblems.stale, { extra: { version: row.version } });
  if (await store.isAskedAgain(tx, row)) throw new Problem(differenceProblems.askedAgain);
  const at = now();
  const reopened = { at: at.toISOString(), by: tx.actor.displayName, why: reason, was: sayBefore(row) };
  if (!(await store.reopenDifference(tx, row, reopened))) throw new Problem(differenceProblems.stale);
  const { inserted = [], superseded = [] } = row.detail;
  const { personId, batchId } = row;
  if (superseded.length > 0)
    await takeBackRosterFacts(tx, { personId, batchId, inserted, superseded }, `重新打开：${reason}`);
  await inEveryPlace(tx, () => refreshDesks(tx, placesOf(row)));
  tx.note({ purpose: reason, detail: { kind: row.kind, was: row.detail.outcome ?? null } });
  return readDifference(tx, reading, id);
}

function sayBefore({ detail, settledByName, settledWhy }: store.DifferenceRow): string {
  const outcome = detail.outcome === undefined ? [] : [settleOutcomeCodes.label(detail.outcome)];
  return [...outcome, ...[settledWhy, settledByName].flatMap((part) => part ?? [])].join(" · ");
}
