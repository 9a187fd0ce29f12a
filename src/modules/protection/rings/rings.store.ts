import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

/** Red reports that came in before a moment, that nobody has taken up, and of which this post was not told; the oldest first. */
export async function listUnheard(
  tx: Pick<Tx, "sql">,
  post: string,
  before: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from protection.report r
    where r.state = 'received' and r.colour = 'red' and r.received_at <= ${before}
      and not exists (select from protection.event e where e.holder_id = r.id and e.code = 'rung' and e.data ->> 'post' = ${post})
    order by r.received_at, r.id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Whether it still waits; nobody takes it up, and nobody else tells of it, until this work is done. */
export async function lockUnheard(tx: Pick<Tx, "sql">, id: string, post: string): Promise<boolean> {
  const waiting = await sql`
    select from protection.report where id = ${id} and state = 'received' for update`.execute(tx.sql);
  if (waiting.rows.length === 0) return false;
  // A statement of its own: one that waited for the lock would not see what was written meanwhile.
  const told = await sql`
    select from protection.event
    where holder_id = ${id} and code = 'rung' and data ->> 'post' = ${post} limit 1`.execute(tx.sql);
  return told.rows.length === 0;
}
