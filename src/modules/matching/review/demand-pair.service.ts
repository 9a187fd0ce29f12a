import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { type LinkedBatch, lockBatch } from "../link/link.store.ts";
import * as store from "./review.store.ts";
import { reviewProblems } from "./review-problems.contract.ts";

export interface DemandedPair {
  readonly batch: LinkedBatch;
  readonly pair: store.PairRow;
  readonly row: store.RowRow;
}

/** What is decided can be taken back as long as anything follows from it, after the rows were dropped too. */
export function demandDecidable(state: string): void {
  if (state === "undone") throw new Problem(reviewProblems.undone);
  if (!isDecidable(state)) throw new Problem(reviewProblems.notInReview);
}

export const isDecidable = (state: string): boolean =>
  state === "review" || state === "settled" || state === "dropped";

/** @throws access.notFound, matching.pair.stale, matching.batch.notInReview, .undone */
export async function demandPair(tx: Tx, id: string, version: number): Promise<DemandedPair> {
  const found = await store.findPair(tx, id);
  const batch = found === undefined ? undefined : await lockBatch(tx, found.batchId);
  // Read again: whoever held the batch may have decided about it.
  const pair = await store.findPair(tx, id);
  if (pair === undefined || batch === undefined) throw notFound();
  const row = await store.findRow(tx, pair.batchId, pair.ordinal);
  if (row === undefined) throw notFound();
  demandDecidable(batch.state);
  if (pair.version !== version) throw new Problem(reviewProblems.stale, { extra: { version: pair.version } });
  return { batch, pair, row };
}
