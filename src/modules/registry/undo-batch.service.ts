/** Takes a whole import back: what it wrote is put away (and stays readable), what it had put away holds again. */
import { now } from "../../kernel/clock.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { Recorder } from "./drafts.store.ts";
import { listChildrenAround } from "./people.store.ts";
import { sealedAgain } from "./person-changes.service.ts";
import { refreshStanding } from "./refresh-standing.service.ts";
import * as store from "./undo-batch.store.ts";

export interface UndoneBatch {
  /** Files that are gone again. */
  readonly withdrawn: readonly string[];
  /** Files that stay, because somebody recorded something else on them since. */
  readonly kept: readonly string[];
  /** Files whose facts are as they were before. */
  readonly restored: number;
}

export async function undoBatch(tx: Tx, batchId: string, cipher: FieldCipher): Promise<UndoneBatch> {
  const recorder: Recorder = { at: now(), by: tx.actor.postId, batchId: null };
  const withdrawn = await store.withdrawBatchFiles(tx, batchId, recorder);
  const kept = await store.listKeptFiles(tx, batchId);
  const persons = new Set(await store.supersedeBatchFacts(tx, batchId, "撤销导入", recorder));
  for (const id of await store.reviveBatchFacts(tx, batchId)) persons.add(id);
  const children = new Set(await store.supersedeBatchKin(tx, batchId, recorder));
  for (const row of await store.listBelievedBefore(tx, batchId)) {
    await store.restorePerson(tx, row, sealedAgain(row.sealed, row.form, cipher));
    persons.add(row.person_id);
  }
  await store.markActsUndone(tx, batchId, recorder);
  for (const id of await listChildrenAround(tx, [...persons])) children.add(id);
  for (const id of withdrawn) children.add(id);
  await refreshStanding(tx, [...children], { personIds: [...persons] });
  tx.note({
    subjectIds: [...children].slice(0, 1000),
    detail: { withdrawn: withdrawn.length, kept: kept.length },
  });
  return { withdrawn, kept, restored: children.size - withdrawn.length };
}
