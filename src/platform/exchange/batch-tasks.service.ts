/** A batch that waits for a person, or that came by itself and could not be read, lies on the officers' desks. */
import type { Tx } from "../db/database.ts";
import { closeTask, closeTasks, openTask } from "../tasks/tasks.service.ts";
import type { BatchRow, ToldProblem } from "./batches.store.ts";
import { type HeldFor, heldForCodes } from "./exchange-codes.contract.ts";

const HELD = "exchange.held";
const REFUSED = "exchange.refused";

export async function batchWasHeld(tx: Tx, batch: BatchRow, reasons: readonly HeldFor[]): Promise<void> {
  await openTask(tx, {
    kind: HELD,
    key: `${HELD}/${batch.id}`,
    title: `名册暂缓，等人看：${batch.agreementTitle} 第 ${batch.ordinal} 批`,
    why: `${reasons.map((one) => heldForCodes.label(one)).join("；")}。看过以后放行或者退回，在这之前不比对。`,
    link: `/exchange/batches/${batch.id}`,
    role: "districtOfficer",
    scopeCode: batch.scopeCode,
  });
}

export const batchWasLetGo = (tx: Tx, id: string, outcome: string): Promise<void> =>
  closeTask(tx, `${HELD}/${id}`, outcome);

/** Whoever uploads sees it on the page; a machine tells nobody. */
export async function batchWasRefused(tx: Tx, batch: BatchRow, { title }: ToldProblem): Promise<void> {
  if (batch.via === "upload") return;
  await openTask(tx, {
    kind: REFUSED,
    key: `${REFUSED}/${batch.lineId}`,
    title: `对方送来的名册读不了：${batch.agreementTitle}`,
    why: `${batch.fileName}：${title}。请联系对方重发；收到新的以后这一条自动消失。`,
    link: `/exchange/batches/${batch.id}`,
    role: "districtOfficer",
    scopeCode: batch.scopeCode,
  });
}

export const batchWasReceived = (tx: Tx, lineId: string): Promise<void> =>
  closeTasks(tx, [`${REFUSED}/${lineId}`], "收到了新的");
