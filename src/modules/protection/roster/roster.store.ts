import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

export interface RosterRow {
  readonly id: string;
  readonly name: string;
  readonly from: Date;
  readonly to: Date | null;
}

/** What holds at a moment and what comes after it, the nearest first. */
export async function listRoster(tx: Pick<Tx, "sql">, placeCode: string, at: Date): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select r.id, a.display_name as name, r.valid_from as from, r.valid_to as to
    from protection.roster r join platform.account a on a.id = r.account_id
    where r.place_code = ${placeCode} and r.withdrawn_at is null and (r.valid_to is null or r.valid_to > ${at})
    order by r.valid_from, r.id limit 200`.execute(tx.sql);
  return rows;
}

/** Whoever of the same place is set meanwhile covers no part of it; nobody else sets one until this work is done. */
export async function findOverlap(
  tx: Pick<Tx, "sql">,
  placeCode: string,
  from: Date,
  to: Date | null,
): Promise<RosterRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`protection.roster/${placeCode}`}))`.execute(tx.sql);
  const { rows } = await sql<RosterRow>`
    select r.id, a.display_name as name, r.valid_from as from, r.valid_to as to
    from protection.roster r join platform.account a on a.id = r.account_id
    where r.place_code = ${placeCode} and r.withdrawn_at is null
      and tstzrange(r.valid_from, r.valid_to) && tstzrange(${from}::timestamptz, ${to}::timestamptz)
    order by r.valid_from limit 1`.execute(tx.sql);
  return rows[0];
}

export async function insertEntry(
  tx: Pick<Tx, "sql" | "actor">,
  entry: {
    readonly id: string;
    readonly placeCode: string;
    readonly accountId: string;
    readonly from: Date;
    readonly to: Date | null;
  },
): Promise<void> {
  await sql`
    insert into protection.roster (id, place_code, account_id, valid_from, valid_to, set_by)
    values (${entry.id}, ${entry.placeCode}, ${entry.accountId}, ${entry.from}, ${entry.to}, ${tx.actor.accountId})
    on conflict (id) do nothing`.execute(tx.sql);
}

export async function hasEntry(tx: Pick<Tx, "sql">, placeCode: string, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from protection.roster where id = ${id} and place_code = ${placeCode}`.execute(tx.sql);
  return rows.length === 1;
}

export async function withdrawEntry(tx: Pick<Tx, "sql" | "actor">, id: string, at: Date): Promise<void> {
  await sql`
    update protection.roster set withdrawn_at = ${at}, withdrawn_by = ${tx.actor.accountId}
    where id = ${id} and withdrawn_at is null`.execute(tx.sql);
}
