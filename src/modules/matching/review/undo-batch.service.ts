import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { undoBatch as letGo, tellTallies } from "../../../platform/exchange/batch-states.service.ts";
import type { App } from "../../../platform/http/app.ts";
import { countBatch, lockBatch } from "../link/link.store.ts";
import { tellReviewers } from "../link/review-task.service.ts";
import { withdrawBatch } from "../link/undo-batch.service.ts";
import { isDecidable } from "./demand-pair.service.ts";
import { reviewProblems } from "./review-problems.contract.ts";

/** As if it had never come, but for the log. @throws access.notFound, matching.batch.undone, .notUndoable, .stale */
export async function undoBatch(
  tx: Tx,
  app: App,
  id: string,
  version: number,
  reason: string,
): Promise<{ withdrawn: number }> {
  const batch = await lockBatch(tx, id);
  if (batch === undefined) throw notFound();
  if (batch.state === "undone") throw new Problem(reviewProblems.undone);
  if (!isDecidable(batch.state)) throw new Problem(reviewProblems.notUndoable);
  if (batch.version !== version)
    throw new Problem(reviewProblems.batchStale, { extra: { version: batch.version } });
  const withdrawn = await withdrawBatch(tx, app, id, reason);
  await letGo(tx, app, id, reason);
  await tellTallies(tx, id, { ...(await countBatch(tx, id)) });
  await tellReviewers(tx, batch, 0);
  return { withdrawn };
}
