/**
 * Works on a batch: what is certain the house decides and lets follow, what is doubtful waits for a person, strangers are dropped. In
 * steps that are each whole: cut off anywhere it is begun anew, and what was done stays done once.
 */
import { businessDate } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { afterBatch } from "../effects/after-batch.service.ts";
import { applyMatch } from "../effects/apply-matches.service.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import * as store from "./link.store.ts";
import { linking } from "./linking.service.ts";
import { type BatchPlan, house, planBatch } from "./plan-batch.service.ts";
import { openRow } from "./row-box.service.ts";
import { stepBatch } from "./step-batch.service.ts";

const ROWS_A_STEP = 1000;
const MATCHES_A_STEP = 25;

export async function linkBatch(app: App, batchId: string, type: RosterType): Promise<void> {
  const plan = await linking(app, "plan", async (tx) => {
    const batch = await store.findBatch(tx, batchId);
    return batch?.state === "matching" ? planBatch(tx, app, batchId, type) : undefined;
  });
  if (plan === undefined) return;
  for (let from = 0; from < plan.rows.length; from += ROWS_A_STEP)
    await linking(app, "link", (tx) => keepOutcome(tx, batchId, plan, from));
  for (;;) {
    const applied = await linking(app, "apply", (tx) => applyNext(tx, app, batchId, type));
    if (applied < MATCHES_A_STEP) break;
  }
  await linking(app, "finish", (tx) => finishBatch(tx, app, batchId, plan.modelVersion));
}

async function keepOutcome(
  tx: Tx,
  batchId: string,
  { persons, rows }: BatchPlan,
  from: number,
): Promise<void> {
  const chunk = rows.slice(from, from + ROWS_A_STEP);
  const fresh = await store.settleKeptRows(tx, batchId, chunk);
  const pairs = chunk
    .filter(({ ordinal }) => fresh.has(ordinal))
    .flatMap(({ ordinal, pairs: found }) =>
      found.flatMap(({ person, ...pair }) => {
        const whom = persons[person];
        return whom === undefined ? [] : [{ ...pair, ordinal, personId: whom.id, scopeCode: whom.scopeCode }];
      }),
    );
  await store.insertPairs(tx, batchId, pairs, house());
  tx.note({ detail: { batch: batchId, rows: chunk.length, pairs: pairs.length } });
}

async function applyNext(tx: Tx, app: App, batchId: string, type: RosterType): Promise<number> {
  const batch = await store.lockBatch(tx, batchId);
  if (batch?.state !== "matching") return 0;
  const matched = await store.listMatched(tx, batchId, MATCHES_A_STEP);
  await store.settleMatched(tx, batchId, matched, house());
  // Opened once for all of them: each would open every place again.
  await inEveryPlace(tx, async () => {
    for (const { pairId, ordinal, personId, sealed } of matched) {
      const { values } = openRow(app.cipher, sealed);
      await applyMatch(tx, app, { pairId, batchId, ordinal, personId, type, values, asOf: asOfBatch(batch) });
    }
  });
  tx.note({ subjectIds: matched.map(({ personId }) => personId), detail: { batch: batchId } });
  return matched.length;
}

/** A roster that names no day is of the day on which it came. */
export function asOfBatch({ asOf, receivedAt }: store.LinkedBatch): string {
  return asOf ?? businessDate(receivedAt);
}

async function finishBatch(tx: Tx, app: App, batchId: string, modelVersion: string): Promise<void> {
  const batch = await store.lockBatch(tx, batchId);
  if (batch?.state !== "matching") return;
  await store.dropStrangers(tx, batchId);
  await afterBatch(tx, app, batchId);
  await stepBatch(tx, batch, modelVersion);
}
