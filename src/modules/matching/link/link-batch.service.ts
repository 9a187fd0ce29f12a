/**
 * Works on a batch: what is certain the house decides and lets follow, what is doubtful waits for a person, strangers are dropped. In
 * steps that are each whole: cut off anywhere it is begun anew, and what was done stays done once.
 */
import { businessDate, now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { afterBatch } from "../effects/after-batch.service.ts";
import { applyMatches } from "../effects/apply-matches.service.ts";
import type { RosterType } from "../rosters/roster-type.ts";
import * as store from "./link.store.ts";
import { linking } from "./linking.service.ts";
import type { PlannedRow } from "./planned-row.ts";
import { askRegister } from "./register-thread.job.ts";
import { openRow } from "./row-box.service.ts";
import { stepBatch } from "./step-batch.service.ts";

const ROWS_A_STEP = 1000;
const MATCHES_A_STEP = 25;

export async function linkBatch(app: App, batchId: string, type: RosterType): Promise<void> {
  const batch = await linking(app, "begin", (tx) => store.findBatch(tx, batchId));
  if (batch?.state !== "matching") return;
  const rows: PlannedRow[] = [];
  const { modelVersion } = await askRegister(
    app,
    { kind: "plan", batchId, subject: type.code },
    (part) => void rows.push(...part),
  );
  for (let from = 0; from < rows.length; from += ROWS_A_STEP)
    await linking(app, "link", (tx) => keepOutcome(tx, batchId, rows.slice(from, from + ROWS_A_STEP)));
  for (;;) {
    const applied = await linking(app, "apply", (tx) => applyNext(tx, app, batchId, type));
    if (applied < MATCHES_A_STEP) break;
  }
  await linking(app, "finish", (tx) => finishBatch(tx, app, batchId, modelVersion));
}

async function keepOutcome(tx: Tx, batchId: string, rows: readonly PlannedRow[]): Promise<void> {
  const fresh = await store.settleKeptRows(tx, batchId, rows);
  const pairs = rows
    .filter(({ ordinal }) => fresh.has(ordinal))
    .flatMap(({ ordinal, pairs: found }) => found.map((pair) => ({ ...pair, ordinal })));
  await store.insertPairs(tx, batchId, pairs, house());
  tx.note({ detail: { batch: batchId, rows: rows.length, pairs: pairs.length } });
}

async function applyNext(tx: Tx, app: App, batchId: string, type: RosterType): Promise<number> {
  const batch = await store.lockBatch(tx, batchId);
  if (batch?.state !== "matching") return 0;
  const matched = await store.listMatched(tx, batchId, MATCHES_A_STEP);
  await store.settleMatched(tx, batchId, matched, house());
  const asOf = asOfBatch(batch);
  await applyMatches(
    tx,
    app,
    matched.map(({ pairId, ordinal, personId, sealed }) => {
      const { values } = openRow(app.cipher, sealed);
      return { pairId, batchId, ordinal, personId, type, values, asOf };
    }),
  );
  tx.note({ subjectIds: matched.map(({ personId }) => personId), detail: { batch: batchId } });
  return matched.length;
}

const house = (): store.Decider => ({ name: "系统", at: now() });

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
