/** How a batch goes on: what rooms tell of it, what officers decide, what time does. */
import { addDays } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../access/policy.ts";
import type { Tx } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { httpProblems } from "../http/http-problems.ts";
import { batchWasLetGo } from "./batch-tasks.service.ts";
import * as store from "./batches.store.ts";
import { refreshDueTasks } from "./due-tasks.service.ts";
import { findInbound } from "./exchange-book.service.ts";
import { batchProblems } from "./exchange-problems.contract.ts";

/** Numbers alone, e.g. rows by band; told again they are replaced. */
export const tellTallies = store.mergeTallies;

export interface Matched {
  readonly modelVersion: string;
  readonly tallies: Readonly<Record<string, number>>;
}

/** Everything was compared, and people have doubtful pairs to decide. Nothing happens to a batch that has gone on since. */
export async function toReview(tx: Tx, id: string, { modelVersion, tallies }: Matched): Promise<void> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (batch.state !== "matching") return;
  const at = now();
  await store.updateBatch(tx, id, { state: "review", modelVersion, matchedAt: at });
  await store.mergeTallies(tx, id, tallies);
  await store.insertEvent(tx, batch, { at, what: "matched" });
}

/** Nothing is left to decide; from now on the days count for which rows may be kept. */
export async function settleBatch(
  tx: Tx,
  id: string,
  { modelVersion, tallies }: Partial<Matched> = {},
): Promise<void> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (batch.state !== "matching" && batch.state !== "review") return;
  const at = now();
  await store.updateBatch(tx, id, {
    state: "settled",
    settledAt: at,
    dropAfter: addDays(today(), batch.retentionDays),
    ...(modelVersion === undefined ? {} : { modelVersion }),
    ...(batch.state === "matching" ? { matchedAt: at } : {}),
  });
  if (tallies !== undefined) await store.mergeTallies(tx, id, tallies);
  await store.insertEvent(tx, batch, { at, what: "settled" });
}

/** A settled one in which something is to be decided again; its days begin anew once it is settled. */
export async function reopenBatch(tx: Tx, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (batch.state === "settled") await store.updateBatch(tx, id, { state: "review", dropAfter: null });
}

/** What followed from a batch outlives its rows: one that was dropped can be taken back too. */
const UNDOABLE: ReadonlySet<string> = new Set(["matching", "review", "settled", "dropped"]);

/** What it entailed was taken back by its room; rows and file go. */
export async function undoBatch(tx: Tx, app: App, id: string, why: string): Promise<void> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (!UNDOABLE.has(batch.state)) return;
  await forget(tx, app, batch, { state: "undone" });
  await store.insertEvent(tx, batch, { at: now(), what: "undone", note: why });
  await refreshDueTasks(tx);
}

/** @throws access.notFound, http.stale, exchange.batch.notHeld */
export async function releaseBatch(tx: Tx, id: string, version: number, why: string): Promise<void> {
  const batch = await demandHeld(tx, id, version);
  const at = now();
  await store.updateBatch(tx, id, { state: "matching", attempts: 0, released: { at, why } });
  await store.insertEvent(tx, batch, { at, what: "released", note: why });
  await batchWasLetGo(tx, id, "已放行");
  await store.wakeBatch(tx, id);
  tx.note({ purpose: why, detail: { batch: id } });
}

/** @throws access.notFound, http.stale, exchange.batch.notHeld */
export async function sendBackBatch(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  why: string,
): Promise<void> {
  const batch = await demandHeld(tx, id, version);
  const { code, title } = batchProblems.sentBack;
  await forget(tx, app, batch, { state: "refused", problem: { code, title, detail: why } });
  await store.insertEvent(tx, batch, { at: now(), what: "sentBack", note: why });
  await batchWasLetGo(tx, id, "已退回");
  await refreshDueTasks(tx);
  tx.note({ purpose: why, detail: { batch: id } });
}

/** The time for which rows may be kept is over; numbers stay. */
export async function dropBatch(tx: Tx, app: App, id: string): Promise<void> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (batch.state !== "settled") return;
  await forget(tx, app, batch, { state: "dropped" });
  await store.insertEvent(tx, batch, { at: now(), what: "dropped" });
}

/** Rows and the file; the change says what the batch is from now on. */
export async function forget(
  tx: Tx,
  app: App,
  batch: store.BatchRow,
  change: store.BatchChange,
): Promise<void> {
  await findInbound(batch.subject)?.forget(tx, app, batch.id);
  if (batch.location !== null) await app.files.remove(batch.location);
  await store.updateBatch(tx, batch.id, { ...change, location: null, dropAfter: null, droppedAt: now() });
}

async function demandHeld(tx: Tx, id: string, version: number): Promise<store.BatchRow> {
  const batch = await demandBatch(tx, id, { forUpdate: true });
  if (batch.state !== "held") throw new Problem(batchProblems.notHeld);
  if (batch.version !== version) throw new Problem(httpProblems.stale, { extra: { version: batch.version } });
  return batch;
}

export async function demandBatch(
  tx: Tx,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<store.BatchRow> {
  const batch = await store.findBatch(tx, id, options);
  if (batch === undefined) throw notFound();
  return batch;
}
