import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export async function findPreference(tx: Tx, key: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select value from platform.preference where account_id = ${tx.actor.accountId} and key = ${key}`.execute(
    tx.sql,
  );
  return rows[0]?.value ?? null;
}

export async function savePreference(tx: Tx, key: string, value: unknown): Promise<void> {
  await sql`
    insert into platform.preference (account_id, key, value) values (${tx.actor.accountId}, ${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (account_id, key) do update set value = excluded.value`.execute(tx.sql);
}

export async function removePreference(tx: Tx, key: string): Promise<void> {
  await sql`delete from platform.preference where account_id = ${tx.actor.accountId} and key = ${key}`.execute(
    tx.sql,
  );
}
