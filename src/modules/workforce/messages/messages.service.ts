/** Messages sent by offices, received and seen in villages. */
import type { BodyOf, OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { isInScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { openPosition, sealPosition } from "../../../platform/http/cursor.ts";
import type * as contract from "./messages.contract.ts";
import { messageProblems } from "./messages.contract.ts";
import * as store from "./messages.store.ts";

type Reading = Pick<App, "places" | "cipher">;
type Sent = OutputOf<typeof contract.sendToVillages>;

/** @throws workforce.message.place, workforce.message.otherContent */
export async function sendToVillages(
  tx: Tx,
  app: Reading,
  { id, title, text, villages }: BodyOf<typeof contract.sendToVillages>,
): Promise<Sent> {
  const own = app.places.all.filter(({ level, code }) => level === "village" && isInScope(tx.scope, code));
  const codes = new Set(own.map(({ code }) => code));
  if (villages.some((code) => !codes.has(code))) throw new Problem(messageProblems.place);
  const to = villages.length === 0 ? [...codes] : [...new Set(villages)];
  const { actor } = tx;
  const write = {
    id,
    fromCode: actor.placeCode,
    fromName: `${actor.placeName} ${actor.displayName}`,
    sentBy: actor.accountId,
    title,
    text,
    childId: null,
  };
  const isNew = await store.insertMessage(tx, write, to);
  const kept = await store.findSent(tx, id);
  if (kept === undefined || (!isNew && (kept.title !== title || kept.text !== text)))
    throw new Problem(messageProblems.otherContent);
  tx.note({ detail: { title, villages: to.length } });
  const [shown] = await showSent(tx, app, [kept]);
  if (shown === undefined) throw notFound();
  return shown;
}

async function showSent(tx: Tx, { places }: Reading, rows: readonly store.SentRecord[]): Promise<Sent[]> {
  const addressees = await store.listAddressees(
    tx,
    rows.map(({ id }) => id),
  );
  const of = Map.groupBy(addressees, ({ id }) => id);
  return rows.map(({ id, at, fromName, title, text }) => ({
    id,
    at: at.toISOString(),
    from: fromName,
    title,
    text,
    to: (of.get(id) ?? []).map(({ code, seenAt }) => ({
      code,
      name: sayVillage(places, code),
      seenAt: seenAt?.toISOString() ?? null,
    })),
  }));
}

const sayVillage = (places: App["places"], code: string) =>
  `${places.townshipOf(code)?.shortName ?? ""} ${places.nameOf(code)}`.trim();

/** @throws http.badCursor */
export async function listSentMessages(
  tx: Tx,
  app: Reading,
  { limit, cursor }: QueryOf<typeof contract.listSentMessages>,
): Promise<OutputOf<typeof contract.listSentMessages>> {
  const list = ["messages.sent"];
  const [at = "", id = ""] = cursor === undefined ? [] : (openPosition(app, list, cursor) as string[]);
  const rows = await store.listSent(tx, cursor === undefined ? undefined : [new Date(at), id], limit + 1);
  const items = await showSent(tx, app, rows.slice(0, limit));
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, [last.at, last.id]) : null,
  };
}

/** @throws http.badCursor */
export async function listMessages(
  tx: Tx,
  app: Reading,
  { limit, cursor }: QueryOf<typeof contract.listMessages>,
): Promise<OutputOf<typeof contract.listMessages>> {
  const list = ["messages"];
  const [at = "", id = "", village = ""] =
    cursor === undefined ? [] : (openPosition(app, list, cursor) as string[]);
  const after = cursor === undefined ? undefined : ([new Date(at), id, village] as const);
  const rows = await store.listReceived(tx, after, limit + 1);
  const items = rows.slice(0, limit).map(({ fromName, seenAt, ...row }) => ({
    ...row,
    at: row.at.toISOString(),
    from: fromName,
    villageName: sayVillage(app.places, row.villageCode),
    seenAt: seenAt?.toISOString() ?? null,
  }));
  const last = items.at(-1);
  tx.note({ subjectIds: items.flatMap(({ childId }) => (childId === null ? [] : [childId])) });
  return {
    items,
    unseen: await store.countUnseen(tx),
    nextCursor:
      rows.length > limit && last !== undefined
        ? sealPosition(app, list, [last.at, last.id, last.villageCode])
        : null,
  };
}

/** @throws access.notFound */
export async function markMessageSeen(
  tx: Tx,
  id: string,
): Promise<OutputOf<typeof contract.markMessageSeen>> {
  const seenAt = await store.markSeen(tx, id);
  if (seenAt === undefined) throw notFound();
  return { seenAt: seenAt.toISOString() };
}
