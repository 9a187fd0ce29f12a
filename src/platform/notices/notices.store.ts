import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Tx } from "../db/database.ts";
import type { Notice, NoticeChannel } from "./messenger.ts";

export async function insertNotices(
  tx: Pick<Tx, "sql">,
  accountIds: readonly string[],
  channels: readonly NoticeChannel[],
  text: string,
  at: Date,
): Promise<void> {
  const rows = accountIds.flatMap((accountId) =>
    channels.map((channel) => ({ id: uuid(), accountId, channel })),
  );
  await sql`
    insert into platform.notice (id, account_id, channel, text, made_at, next_try_at)
    select id, account, channel, ${text}, ${at}, ${at}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ accountId }) => accountId)}::uuid[],
      ${rows.map(({ channel }) => channel)}::text[]) as t(id, account, channel)`.execute(tx.sql);
}

export interface WaitingNotice extends Notice {
  readonly channel: NoticeChannel;
  readonly tries: number;
}

/** What is due to be sent, the oldest first; another server's are left to it. */
export async function listWaiting(tx: Pick<Tx, "sql">, at: Date, limit: number): Promise<WaitingNotice[]> {
  const { rows } = await sql<WaitingNotice>`
    select id, account_id as "accountId", channel, text, tries from platform.notice
    where state = 'waiting' and next_try_at <= ${at} order by next_try_at, id limit ${limit}
    for update skip locked`.execute(tx.sql);
  return rows;
}

export async function settleNotice(
  tx: Pick<Tx, "sql">,
  id: string,
  state: "sent" | "logged" | "failed",
  at: Date,
): Promise<void> {
  await sql`
    update platform.notice set state = ${state}, settled_at = ${at}, tries = tries + 1 where id = ${id}`.execute(
    tx.sql,
  );
}

export async function postponeNotice(tx: Pick<Tx, "sql">, id: string, until: Date): Promise<void> {
  await sql`
    update platform.notice set tries = tries + 1, next_try_at = ${until} where id = ${id}`.execute(tx.sql);
}
