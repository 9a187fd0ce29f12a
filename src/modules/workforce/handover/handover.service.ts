/** Writes a village's hand-over in one act, and lets the successor take it. It moves nothing: what is open lies with the village. */
import type { BodyOf, OutputOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import type * as contract from "./handover.contract.ts";
import { type HandOverView, handOverProblems } from "./handover.contract.ts";
import * as store from "./handover.store.ts";
import { openThings } from "./open-things.service.ts";

const KIND = "workforce.handover";
const SHOWN = 100;

const keyOf = (id: string) => `${KIND}/${id}`;

/** @throws access.notFound, workforce.handover.otherContent */
export async function writeHandOver(
  tx: Tx,
  app: App,
  { id, villageCode, note }: BodyOf<typeof contract.writeHandOver>,
): Promise<HandOverView> {
  const village = app.places.find(villageCode);
  if (village?.level !== "village" || !isInScope(tx.scope, villageCode)) throw notFound();
  const before = await store.findHandOver(tx, id);
  if (before === undefined) {
    const sheet = await openThings(tx, app, villageCode);
    await store.insertHandOver(tx, { id, villageCode, note, sheet });
    await openTask(tx, {
      kind: KIND,
      key: keyOf(id),
      title: `接收交接：${village.shortName}`,
      why: `${tx.actor.displayName} 写了交接：哪些孩子、哪些事没有办完都在里面。看过以后点“接收”。`,
      link: "/hand-overs",
      role: "villageDirector",
      scopeCode: villageCode,
      subjectId: id,
      notFor: [tx.actor.accountId],
    });
    tx.note({ detail: { village: village.shortName } });
  } else if (before.note !== note || before.villageCode !== villageCode)
    throw new Problem(handOverProblems.otherContent);
  return viewOf(tx, id);
}

/** Confirmed again it stays as it was. @throws access.notFound, workforce.handover.own */
export async function confirmHandOver(tx: Tx, id: string): Promise<HandOverView> {
  const waiting = await store.findHandOver(tx, id);
  if (waiting === undefined) throw notFound();
  if (waiting.confirmedAt === null) {
    if (waiting.writtenBy === tx.actor.accountId) throw new Problem(handOverProblems.ownWords);
    await store.confirm(tx, id);
    await closeTask(tx, keyOf(id), `${tx.actor.displayName} 已接收`);
  }
  return viewOf(tx, id);
}

export async function listHandOvers(tx: Tx): Promise<OutputOf<typeof contract.listHandOvers>> {
  const rows = await store.listHandOvers(tx, SHOWN);
  return { items: rows.map((row) => show(tx, row)) };
}

async function viewOf(tx: Tx, id: string): Promise<HandOverView> {
  const row = await store.findHandOver(tx, id);
  if (row === undefined) throw notFound();
  return show(tx, row);
}

function show(tx: Tx, row: store.HandOverRecord): HandOverView {
  const { id, villageCode, villageName, note, sheet, writtenAt, writtenBy, writtenName } = row;
  const { confirmedAt, confirmedName } = row;
  const isMine = writtenBy === tx.actor.accountId;
  return {
    id,
    villageCode,
    villageName,
    note,
    sheet,
    from: writtenName,
    at: writtenAt.toISOString(),
    confirmed: confirmedAt === null ? null : { by: confirmedName ?? "", at: confirmedAt.toISOString() },
    can: confirmedAt === null && !isMine && mayDo(tx.actor, "handover.confirm") ? ["confirm"] : [],
  };
}
