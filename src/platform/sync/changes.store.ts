/** SQL of the feed of changed children. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface FeedMoment {
  /** Transactions below this number were over. */
  readonly xmin: string;
  /** Of this database: in another one numbers mean other transactions. */
  readonly epoch: string;
}

export async function readMoment(tx: Pick<Tx, "sql">): Promise<FeedMoment> {
  const { rows } = await sql<FeedMoment>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, platform.field_epoch() as epoch`.execute(
    tx.sql,
  );
  return rows[0] ?? { xmin: "0", epoch: "" };
}

/** Children that changed in a place since then; undefined where that number is not one of the past. */
export async function listChanged(
  tx: Pick<Tx, "sql">,
  placeCode: string,
  since: string,
): Promise<string[] | undefined> {
  const { rows } = await sql<{ isKnown: boolean; ids: string[] }>`
    select ${since}::xid8 <= pg_snapshot_xmax(pg_current_snapshot()) as "isKnown", array(
      select distinct child_id from platform.field_change
      where scope_code = ${placeCode} and xact >= ${since}::xid8 and xact < pg_snapshot_xmax(pg_current_snapshot())) as ids`.execute(
    tx.sql,
  );
  return rows[0]?.isKnown === true ? rows[0].ids : undefined;
}

export async function deleteChangesBefore(tx: Pick<Tx, "sql">, moment: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from platform.field_change where at < ${moment}`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0);
}
