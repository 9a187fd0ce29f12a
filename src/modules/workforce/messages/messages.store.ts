/** SQL of messages to villages. */
import { sql } from "kysely";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";

export interface MessageWrite {
  readonly id: string;
  readonly fromCode: string;
  readonly fromName: string;
  /** Null: the system. */
  readonly sentBy: string | null;
  readonly title: string;
  readonly text: string;
  readonly childId: string | null;
}

/** False: there is one with this id. */
export async function insertMessage(
  tx: Tx,
  write: MessageWrite,
  villages: readonly string[],
): Promise<boolean> {
  const at = now();
  const { numAffectedRows } = await sql`
    insert into workforce.message (id, from_code, from_name, sent_by, title, text, child_id, at)
    values (${write.id}, ${write.fromCode}, ${write.fromName}, ${write.sentBy}, ${write.title}, ${write.text},
      ${write.childId}, ${at}) on conflict (id) do nothing`.execute(tx.sql);
  if (Number(numAffectedRows ?? 0) === 0) return false;
  await sql`
    insert into workforce.message_to (message_id, scope_code, at)
    select ${write.id}, code, ${at} from unnest(${villages}::text[]) as code`.execute(tx.sql);
  return true;
}

export interface MessageRecord {
  readonly id: string;
  readonly at: Date;
  readonly fromName: string;
  readonly title: string;
  readonly text: string;
  readonly childId: string | null;
  readonly villageCode: string;
  readonly seenAt: Date | null;
}

const received = sql`m.id, m.at, m.from_name as "fromName", m.title, m.text, m.child_id as "childId",
  t.scope_code as "villageCode", t.seen_at as "seenAt"`;

/** To one village since a day, the last first. */
export async function listToVillage(
  tx: Tx,
  villageCode: string,
  since: Date,
  limit: number,
): Promise<MessageRecord[]> {
  const { rows } = await sql<MessageRecord>`
    select ${received} from workforce.message_to t join workforce.message m on m.id = t.message_id
    where t.scope_code = ${villageCode} and t.at >= ${since} order by t.at desc, m.id desc limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

/** Where a list goes on. */
export type After = readonly [at: Date, id: string, villageCode: string] | undefined;

/** To whatever the asker's place holds, the last first. */
export async function listReceived(tx: Tx, after: After, limit: number): Promise<MessageRecord[]> {
  const [at, id, code] = after ?? [null, null, null];
  const { rows } = await sql<MessageRecord>`
    select ${received} from workforce.message_to t join workforce.message m on m.id = t.message_id
    where t.scope_code >= ${tx.scope.lo} and t.scope_code < ${tx.scope.hi}
      and (${at}::timestamptz is null or (t.at, m.id, t.scope_code) < (${at}::timestamptz, ${id}::uuid, ${code}::text))
    order by t.at desc, m.id desc, t.scope_code desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countUnseen(tx: Tx): Promise<number> {
  const { rows } = await sql<{ unseen: number }>`
    select count(*)::int as unseen from workforce.message_to t
    where t.seen_at is null and t.scope_code >= ${tx.scope.lo} and t.scope_code < ${tx.scope.hi}`.execute(
    tx.sql,
  );
  return rows[0]?.unseen ?? 0;
}

/** The first time counts; undefined: it went to nobody of the asker's place. */
export async function markSeen(tx: Tx, id: string): Promise<Date | undefined> {
  const { rows } = await sql<{ seenAt: Date }>`
    update workforce.message_to set seen_at = coalesce(seen_at, ${now()}), seen_by = coalesce(seen_by, ${tx.actor.accountId})
    where message_id = ${id} and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
    returning seen_at as "seenAt"`.execute(tx.sql);
  return rows.at(0)?.seenAt;
}

export interface SentRecord {
  readonly id: string;
  readonly at: Date;
  readonly fromName: string;
  readonly fromCode: string;
  readonly title: string;
  readonly text: string;
}

const sent = sql`m.id, m.at, m.from_name as "fromName", m.from_code as "fromCode", m.title, m.text`;

/** What people of the asker's place have sent, the last first. */
export async function listSent(
  tx: Tx,
  after: readonly [at: Date, id: string] | undefined,
  limit: number,
): Promise<SentRecord[]> {
  const [at, id] = after ?? [null, null];
  const { rows } = await sql<SentRecord>`
    select ${sent} from workforce.message m
    where m.sent_by is not null and m.from_code >= ${tx.scope.lo} and m.from_code < ${tx.scope.hi}
      and (${at}::timestamptz is null or (m.at, m.id) < (${at}::timestamptz, ${id}::uuid))
    order by m.at desc, m.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function findSent(tx: Tx, id: string): Promise<SentRecord | undefined> {
  const { rows } = await sql<SentRecord>`
    select ${sent} from workforce.message m where m.id = ${id} and m.from_code >= ${tx.scope.lo} and m.from_code < ${tx.scope.hi}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** To which villages, by message, in the order of their codes. */
export async function listAddressees(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly code: string; readonly seenAt: Date | null }[]> {
  const { rows } = await sql<{ id: string; code: string; seenAt: Date | null }>`
    select message_id as id, scope_code as code, seen_at as "seenAt" from workforce.message_to
    where message_id = any (${ids}::uuid[]) order by scope_code`.execute(tx.sql);
  return rows;
}
