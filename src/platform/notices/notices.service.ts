/** Writes notices with what they are about, and sends them afterwards, again and again for a while where that fails. */
import { now } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { inEveryPlace, type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { type Messenger, noticeChannels } from "./messenger.ts";
import * as store from "./notices.store.ts";

/** Tells people by every channel; part of the act that it is about, so neither is there without the other. */
export async function notify(tx: Tx, accountIds: readonly string[], text: string): Promise<void> {
  if (accountIds.length === 0) return;
  await inEveryPlace(tx, () => store.insertNotices(tx, accountIds, noticeChannels, text, now()));
}

const BATCH = 50;
/** The last try comes about an hour after the first. */
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 60_000;

type Senders = Pick<App, "database" | "messengers" | "log">;

/** Sends what waits; returns how many were settled. */
export async function sendNotices(app: Senders): Promise<number> {
  for (let settled = 0; ; ) {
    const { listed, done } = await unitOfWork(
      app.database,
      systemActor("notices"),
      { operation: "platform.notices.send", effect: "write", audited: false },
      (tx) => sendBatch(tx, app),
    );
    settled += done;
    if (listed < BATCH) return settled;
  }
}

async function sendBatch(tx: Tx, app: Senders): Promise<{ listed: number; done: number }> {
  const waiting = await store.listWaiting(tx, now(), BATCH);
  let done = 0;
  for (const notice of waiting) {
    const outcome = await trySending(app, notice);
    if (outcome === undefined && notice.tries + 1 < MOST_TRIES) {
      const pause = FIRST_PAUSE_MS * 2 ** notice.tries;
      await store.postponeNotice(tx, notice.id, new Date(now().getTime() + pause));
    } else {
      await store.settleNotice(tx, notice.id, outcome ?? "failed", now());
      done++;
    }
  }
  return { listed: waiting.length, done };
}

async function trySending(
  { messengers, log }: Pick<App, "messengers" | "log">,
  notice: store.WaitingNotice,
): Promise<Awaited<ReturnType<Messenger["send"]>> | undefined> {
  const messenger = messengers.find(({ channel }) => channel === notice.channel);
  if (messenger === undefined) return "logged";
  try {
    const { id, accountId, text } = notice;
    return await messenger.send({ id, accountId, text });
  } catch (error) {
    log.warn({ err: error, notice: notice.id, channel: notice.channel }, "a notice was not sent");
    return undefined;
  }
}
