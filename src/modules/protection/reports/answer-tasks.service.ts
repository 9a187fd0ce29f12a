/** Whoever has reported with an account finds on the own desk that there is an answer, until it is read. */
import type { Tx } from "../../../platform/db/database.ts";
import { listPostsOf } from "../../../platform/identity/post-holders.service.ts";
import { closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import type { ReportRow } from "./reports.store.ts";

const keyOf = (reportId: string) => `protection.answered/${reportId}`;

/** Without a day: a task that is late is told to the post above, and nobody there may learn who has reported. */
export async function tellAnswer(tx: Tx, { id, number, recordedBy }: ReportRow): Promise<void> {
  if (recordedBy === null || recordedBy === tx.actor.accountId) return;
  // An organisation's key has no desk; it asks for the progress.
  const [post] = await listPostsOf(tx, recordedBy);
  if (post === undefined) return;
  await openTask(tx, {
    kind: "protection.answered",
    key: keyOf(id),
    title: `您报告的 ${number} 有答复了`,
    why: "答复写在“我报告的”里。有新的情况，可以在那里接着补充。",
    link: `/own-reports/${id}`,
    role: post.role,
    scopeCode: post.placeCode,
    accountId: recordedBy,
  });
}

export async function forgetAnswer(tx: Tx, id: string): Promise<void> {
  await closeTask(tx, keyOf(id), "看过了");
}
