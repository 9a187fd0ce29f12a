/** Batches as people read them. */
import { now } from "../../kernel/clock.ts";
import type { OutputOf, QueryOf } from "../../kernel/operation.ts";
import { mayDo, notFound } from "../access/policy.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import type { TableFile } from "../excel/file-table.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import { titleOfSubject } from "./agreement-view.service.ts";
import { findAgreement } from "./agreements.store.ts";
import { demandBatch } from "./batch-states.service.ts";
import type * as contract from "./batches.contract.ts";
import * as store from "./batches.store.ts";
import { measureOf } from "./believing.service.ts";
import { findInbound } from "./exchange-book.service.ts";
import { type BatchState, batchEventCodes } from "./exchange-codes.contract.ts";

export async function listBatches(
  tx: Tx,
  app: Pick<App, "cipher">,
  { agreement, limit, cursor, ...ask }: QueryOf<typeof contract.listBatches>,
): Promise<OutputOf<typeof contract.listBatches>> {
  const lineId = agreement === undefined ? undefined : (await findAgreement(tx, agreement))?.lineId;
  if (agreement !== undefined && lineId === undefined) throw notFound();
  const list = ["exchange.batches", lineId ?? "", ask];
  const [at, id] = cursor === undefined ? [] : openPosition(app, list, cursor);
  const before = typeof at === "string" && typeof id === "string" ? { at, id } : undefined;
  const rows = await store.listBatches(tx, { ...ask, lineId }, before, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    items: page.map((row) => presentBatch(tx, row)),
    nextCursor: hasMore ? sealPosition(app, list, [last.receivedAt.toISOString(), last.id]) : null,
  };
}

/** As many as the list shows that asks for this state. */
export async function countBatchesIn(tx: Tx, state: BatchState): Promise<number> {
  return store.countBatches(tx, state);
}

/** @throws access.notFound */
export async function readBatch(tx: Tx, id: string): Promise<contract.BatchDetails> {
  const row = await demandBatch(tx, id);
  return {
    ...presentBatch(tx, row),
    events: (await store.listEvents(tx, id)).map((event) => ({ ...event, at: event.at.toISOString() })),
    before: (await measureOf(tx, row)).before.map((one) => ({
      ...one,
      receivedAt: one.receivedAt.toISOString(),
    })),
  };
}

export function presentBatch({ actor }: Tx, row: store.BatchRow): contract.BatchView {
  const can: contract.BatchView["can"] = [];
  if (row.state === "held" && mayDo(actor, "exchange.receive")) {
    can.push("release", "sendBack");
  }
  const isKept = !["reading", "refused", "undone", "dropped"].includes(row.state);
  if (isKept && row.faulty > 0 && findInbound(row.subject)?.faults !== undefined) can.push("faults");
  return {
    ...row,
    subjectTitle: titleOfSubject("in", row.subject),
    receivedAt: row.receivedAt.toISOString(),
    receivedBy: row.receivedByName,
    can,
  };
}

/** An organisation sees no place: its own batch is whichever it sent. @throws access.notFound */
export function followOwnBatch(tx: Tx, id: string): Promise<contract.BatchView> {
  return inEveryPlace(tx, async () => {
    const row = await store.findBatch(tx, id);
    if (row?.receivedBy !== tx.actor.accountId) throw notFound();
    return presentBatch(tx, row);
  });
}

/** For the sender: which rows, and what is wrong with them; nobody's name. @throws access.notFound */
export async function tableOfFaults(tx: Tx, app: App, id: string): Promise<TableFile> {
  const row = await demandBatch(tx, id);
  const faults = (await findInbound(row.subject)?.faults?.(tx, app, id)) ?? [];
  tx.note({ detail: { batch: id, rows: faults.length } });
  return {
    name: `读不了的行 ${row.agreementTitle} 第${row.ordinal}批`,
    title: `${row.agreementTitle} 第 ${row.ordinal} 批：读不了的行`,
    captions: [
      `${row.fileName}，${batchEventCodes.label("received")} ${row.receivedAt.toISOString().slice(0, 10)}`,
    ],
    columns: [
      { path: ["文件里的行号"], kind: "number", width: 14 },
      { path: ["哪里不对"], kind: "text", width: 80 },
    ],
    frozenColumns: 1,
    notes: [],
    stamp: { by: tx.actor.displayName, at: now() },
    async *rows() {
      yield faults.map(({ at, says }) => [at, says]);
    },
  };
}
