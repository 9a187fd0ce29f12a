/** Doubtful rows of a batch lie on the district office's desk as one task, until the last one is settled. */
import type { Tx } from "../../../platform/db/database.ts";
import { changeTask, closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import type { LinkedBatch } from "./link.store.ts";

const KIND = "matching.review";
const keyOf = (batchId: string) => `${KIND}/${batchId}`;

export async function tellReviewers(tx: Tx, batch: LinkedBatch, waiting: number): Promise<void> {
  const key = keyOf(batch.id);
  if (waiting === 0) {
    await closeTask(tx, key, "这一批都复核完了");
    return;
  }
  const title = `比对复核：${batch.title} 第 ${batch.ordinal} 批，${waiting} 行拿不准`;
  await openTask(tx, {
    kind: KIND,
    key,
    title,
    why: "系统拿不准名单上的这些人是不是台账里的人，没有写进任何档案。请对照两边的情况认定。",
    link: `/exchange/review?batch=${batch.id}`,
    role: "districtOfficer",
    scopeCode: batch.scopeCode.slice(0, 6),
  });
  await changeTask(tx, key, { title });
}
