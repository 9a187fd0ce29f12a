/** Takes a whole batch out of the register again, in one transaction: all of it or nothing. */
import { now } from "../../../kernel/clock.ts";
import { undoBatch } from "../undo-batch.service.ts";
import type { ImportJob } from "./import-context.job.ts";
import { type UndoOutcome, updateBatch } from "./imports.store.ts";

const KEPT_SHOWN = 500;

export async function undoImport(job: ImportJob): Promise<void> {
  await job.work("registry.import.undo", async (tx) => {
    const { withdrawn, kept } = await undoBatch(tx, job.batchId, job.cipher);
    const undoneOutcome: UndoOutcome = {
      filesWithdrawn: withdrawn.length,
      filesKept: kept.length,
      kept: kept
        .slice(0, KEPT_SHOWN)
        .map((childId) => ({ childId, why: "导入之后又登记了别的情况，档案保留，只撤回这一批带来的内容" })),
    };
    await updateBatch(tx, job.batchId, { state: "undone", undoneOutcome, undoneAt: now(), failure: null });
  });
}
