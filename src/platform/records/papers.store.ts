import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface PaperRow {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly location: string;
  readonly addedAt: Date;
}

export interface NewPaper {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly digest: Buffer;
  readonly location: string;
}

/** Those that were not taken off, the first one first. */
export async function listPapers(tx: Pick<Tx, "sql">, entryId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select id, name, media_type as "mediaType", size, location, added_at as "addedAt"
    from record.paper where entry_id = ${entryId} and removed_at is null order by added_at, id limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function hasPaper(tx: Pick<Tx, "sql">, entryId: string): Promise<boolean> {
  return (await listPapers(tx, entryId)).length > 0;
}

export async function insertPaper(
  tx: Pick<Tx, "sql" | "actor">,
  entryId: string,
  { id, name, mediaType, size, digest, location }: NewPaper,
  at: Date,
): Promise<void> {
  await sql`
    insert into record.paper (id, entry_id, name, media_type, size, digest, location, added_at, added_by)
    values (${id}, ${entryId}, ${name}, ${mediaType}, ${size}, ${digest}, ${location}, ${at}, ${tx.actor.accountId})`.execute(
    tx.sql,
  );
}

/** False: there is none, or it was taken off before. */
export async function removePaper(
  tx: Pick<Tx, "sql">,
  entryId: string,
  id: string,
  why: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update record.paper set removed_at = ${at}, removed_why = ${why}
    where id = ${id} and entry_id = ${entryId} and removed_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
