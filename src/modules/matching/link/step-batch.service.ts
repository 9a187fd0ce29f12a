/** The batch follows its rows: to review with the first that is open, settled with the last one that was. */
import type { Tx } from "../../../platform/db/database.ts";
import {
  reopenBatch,
  settleBatch,
  tellTallies,
  toReview,
} from "../../../platform/exchange/batch-states.service.ts";
import { countBatch, type LinkedBatch } from "./link.store.ts";
import { tellReviewers } from "./review-task.service.ts";

export async function stepBatch(tx: Tx, batch: LinkedBatch, modelVersion?: string): Promise<void> {
  const tallies = { ...(await countBatch(tx, batch.id)) };
  const { id, state } = batch;
  const isOpen = tallies.waiting > 0;
  if (!isOpen && (state === "matching" || state === "review"))
    await settleBatch(tx, id, { tallies, ...(modelVersion === undefined ? {} : { modelVersion }) });
  else if (state === "matching" && modelVersion !== undefined)
    await toReview(tx, id, { modelVersion, tallies });
  else {
    if (isOpen) await reopenBatch(tx, id);
    await tellTallies(tx, id, tallies);
  }
  await tellReviewers(tx, batch, tallies.waiting);
  tx.note({ detail: { batch: id, ...tallies } });
}
