import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface Stated {
  readonly session: Buffer;
  readonly matterId: string;
}

export async function findPurpose(
  tx: Pick<Tx, "sql">,
  { session, matterId }: Stated,
): Promise<string | undefined> {
  const { rows } = await sql<{ purpose: string }>`
    select purpose from platform.stated_purpose where session_hash = ${session} and matter_id = ${matterId}`.execute(
    tx.sql,
  );
  return rows[0]?.purpose;
}

/** What was said last counts from then on. */
export async function putPurpose(
  tx: Pick<Tx, "sql" | "actor">,
  { session, matterId, purpose, at }: Stated & { readonly purpose: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into platform.stated_purpose (session_hash, matter_id, account_id, purpose, stated_at)
    values (${session}, ${matterId}, ${tx.actor.accountId}, ${purpose}, ${at})
    on conflict (session_hash, matter_id) do update set purpose = excluded.purpose, stated_at = excluded.stated_at`.execute(
    tx.sql,
  );
}
