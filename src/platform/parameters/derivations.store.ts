/** SQL of how far rows that follow from parameters have followed. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface DerivationState {
  readonly basis: string;
  /** Where the last finished chunk ended; null at the beginning. */
  readonly cursor: string | null;
  readonly finishedAt: Date | null;
}

/** Locked until the transaction ends; undefined while somebody else has it in hand, or before anything was ever kept of it. */
export async function takeDerivation(
  tx: Pick<Tx, "sql">,
  name: string,
): Promise<DerivationState | "new" | undefined> {
  const { rows } = await sql<DerivationState>`
    select basis, cursor, finished_at as "finishedAt" from platform.derivation where name = ${name} for update skip locked`.execute(
    tx.sql,
  );
  if (rows[0] !== undefined) return rows[0];
  const known = await sql`select from platform.derivation where name = ${name}`.execute(tx.sql);
  return known.rows.length === 0 ? "new" : undefined;
}

export async function keepDerivation(
  tx: Pick<Tx, "sql">,
  name: string,
  { basis, cursor, finishedAt }: DerivationState,
  at: Date,
): Promise<void> {
  await sql`
    insert into platform.derivation as d (name, basis, cursor, begun_at, finished_at)
    values (${name}, ${basis}, ${cursor}, ${at}, ${finishedAt})
    on conflict (name) do update set basis = excluded.basis, cursor = excluded.cursor, finished_at = excluded.finished_at,
      begun_at = case when d.basis = excluded.basis then d.begun_at else excluded.begun_at end`.execute(
    tx.sql,
  );
}
