/** Messages as phones have them, and how the system itself writes to a village. */
import { now } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { PhoneMessage } from "../phone/desk-document.contract.ts";
import * as store from "./messages.store.ts";

const KEPT_DAYS = 60;
const SHOWN = 50;
const DAY_MS = 86_400_000;

/** The village's messages of the last sixty days, the last first. */
export async function messagesOf(tx: Tx, villageCode: string): Promise<PhoneMessage[]> {
  const since = new Date(now().getTime() - KEPT_DAYS * DAY_MS);
  const rows = await store.listToVillage(tx, villageCode, since, SHOWN);
  return rows.map(({ id, at, fromName, title, text, childId, seenAt }) => ({
    id,
    at: at.toISOString(),
    from: fromName,
    title,
    text,
    childId,
    seenAt: seenAt?.toISOString() ?? null,
  }));
}

export interface SystemMessage {
  readonly villageCode: string;
  readonly title: string;
  readonly text: string;
  readonly childId?: string | undefined;
  /** Who did what it tells of, as the village reads it: 古楼镇儿童督导员 张国强. */
  readonly from: string;
}

/** Tells a village what became of something, in the transaction in which it became so. */
export async function sendMessage(tx: Tx, message: SystemMessage): Promise<void> {
  const write = {
    id: newId(),
    fromCode: tx.actor.placeCode,
    fromName: message.from,
    sentBy: null,
    title: message.title,
    text: message.text,
    childId: message.childId ?? null,
  };
  await inEveryPlace(tx, () => store.insertMessage(tx, write, [message.villageCode]));
}
