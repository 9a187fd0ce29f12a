/** Takes a whole batch back: what followed from it, what was decided and remembered of it. Its rows go when it is let go. */
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { withdrawBatch as withdrawQuestions } from "../effects/after-batch.service.ts";
import { withdrawMatch } from "../effects/apply-matches.service.ts";
import { closeQuestions } from "../review/ask-village.service.ts";
import * as review from "../review/review.store.ts";
import { dropRows } from "./link.store.ts";

/** How many matches there were. */
export async function withdrawBatch(tx: Tx, app: App, batchId: string, reason: string): Promise<number> {
  const at = now();
  const same = await review.listSamePairs(tx, batchId);
  for (const { id } of same) await withdrawMatch(tx, app, id, reason);
  await withdrawQuestions(tx, batchId, reason);
  const pairIds = await review.listPairIds(tx, batchId);
  await review.forgetWords(tx, pairIds, at);
  await closeQuestions(tx, pairIds, at);
  await review.clearDecisions(tx, batchId, at, reason);
  tx.note({ subjectIds: same.map(({ personId }) => personId), purpose: reason, detail: { batch: batchId } });
  return same.length;
}

/** The time for which rows may be kept is over: what was decided and what followed stays, the other unit's words go. */
export async function forgetBatch(tx: Tx, _app: App, batchId: string): Promise<void> {
  await closeQuestions(tx, await review.listPairIds(tx, batchId), now());
  await dropRows(tx, batchId);
}
