/** SQL of the queue of files that changed and have not been followed since, and of those that were followed lately. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";

/** Channel on which a commit tells that files changed. */
export const CHANGED_FILES_CHANNEL = "tongan_files";
/** Channel on which the commit that followed them does. */
export const FOLLOWED_FILES_CHANNEL = "tongan_files_followed";

/** One statement for a chunk; twice the same file is two rows, so that no writer waits for a reader of the queue. */
export async function insertChanged(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<void> {
  await keptPlan(sql`
    with added as (insert into registry.changed_file (child_id) select unnest(${childIds}::uuid[]))
    select pg_notify(${CHANGED_FILES_CHANNEL}, '')`).execute(tx.sql);
}

/** Takes the oldest out of the queue; whoever takes at the same time waits. */
export async function takeChanged(tx: Pick<Tx, "sql">, limit: number, at: Date): Promise<string[]> {
  const { rows } = await sql<{ child_id: string }>`
    with taken as (
      delete from registry.changed_file where seq in (
        select seq from registry.changed_file order by seq limit ${limit})
      returning child_id),
    followed as (
      insert into registry.followed_file (child_id, at) select distinct child_id, ${at}::timestamptz from taken returning child_id)
    select child_id from followed`.execute(tx.sql);
  if (rows.length > 0) await sql`select pg_notify(${FOLLOWED_FILES_CHANNEL}, '')`.execute(tx.sql);
  return rows.map((row) => row.child_id);
}

export async function readMoment(tx: Pick<Tx, "sql">, on: IsoDate): Promise<{ xmin: string; on: IsoDate }> {
  const { rows } = await sql<{ xmin: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(tx.sql);
  return { xmin: rows[0]?.xmin ?? "0", on };
}

/** One statement, so that a file on its way from the queue to what was followed is in one of the two. */
export async function listChangedSince(
  tx: Pick<Tx, "sql">,
  since: { readonly xmin: string; readonly on: IsoDate },
  on: IsoDate,
): Promise<{ isKnown: boolean; xmin: string; ids: string[] }> {
  const { rows } = await sql<{ isKnown: boolean; xmin: string; ids: string[] }>`
    select ${since.xmin}::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as "isKnown",
      pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
      array(
        select child_id from registry.followed_file where xact >= ${since.xmin}::xid8
        union select child_id from registry.changed_file
        union select id from registry.child
          where ${since.on}::date < ${on}::date and ended_on > ${since.on} and ended_on <= ${on}) as ids`.execute(
    tx.sql,
  );
  return rows[0] ?? { isKnown: false, xmin: "0", ids: [] };
}

export async function deleteFollowed(tx: Pick<Tx, "sql">, before: IsoDate): Promise<void> {
  await sql`delete from registry.followed_file where (at at time zone 'Asia/Shanghai')::date < ${before}`.execute(
    tx.sql,
  );
}
