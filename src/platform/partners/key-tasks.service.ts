/** A key that waits lies on a desk: first on those who may agree to it, then on that of whoever asked, to fetch it. */
import type { Tx } from "../db/database.ts";
import { closeTask, closeTasks, openTask } from "../tasks/tasks.service.ts";

const KIND = "platform.partnerKey";
const toAgree = (id: string) => `${KIND}/${id}/agree`;
const toFetch = (id: string) => `${KIND}/${id}/fetch`;

interface WaitingKey {
  readonly id: string;
  readonly partnerName: string;
}

/** Never on the desk of whoever asked, whatever other post that person holds. */
export async function keyWasAsked(
  tx: Tx,
  { id, partnerName, why }: WaitingKey & { readonly why: string },
): Promise<void> {
  await openTask(tx, {
    kind: KIND,
    key: toAgree(id),
    title: `批准接入密钥：${partnerName}`,
    why: `${tx.actor.displayName}申请：${why}。请核对来函和用途，批准或者退回。`,
    link: "/partners",
    role: "securityAdmin",
    scopeCode: tx.actor.placeCode,
    notFor: [tx.actor.accountId],
  });
}

export async function keyWasDecided(
  tx: Tx,
  { id, partnerName, askedBy, accept }: WaitingKey & { readonly askedBy: string; readonly accept: boolean },
): Promise<void> {
  await closeTask(tx, toAgree(id), accept ? "已批准" : "已退回");
  if (!accept) return;
  await openTask(tx, {
    kind: KIND,
    key: toFetch(id),
    title: `领取接入密钥：${partnerName}`,
    why: `${tx.actor.displayName}批准了。密钥只显示一次，请先和单位的联系人约好怎么交给他。`,
    link: "/partners",
    role: "systemAdmin",
    scopeCode: tx.actor.placeCode,
    accountId: askedBy,
  });
}

export const keyWasFetched = (tx: Tx, id: string): Promise<void> => closeTask(tx, toFetch(id), "已领取");

export const keysWereRevoked = (tx: Tx, ids: readonly string[]): Promise<void> =>
  closeTasks(
    tx,
    ids.flatMap((id) => [toAgree(id), toFetch(id)]),
    "已作废",
  );
