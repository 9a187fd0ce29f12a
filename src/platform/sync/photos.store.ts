/** SQL of photos that have arrived whole. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";

export interface PhotoRow {
  readonly id: string;
  readonly digest: Buffer;
  readonly mediaType: string;
  readonly location: string;
  readonly keySealed: Buffer;
}

/** Pieces of one photo take turns until the transaction ends. */
export async function lockPhoto(tx: Pick<Tx, "sql">, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tongan.photo'), hashtext(${digest}))`.execute(tx.sql);
}

const columns = sql`id, digest, media_type as "mediaType", location, file_key_sealed as "keySealed"`;

export async function findPhoto(tx: Pick<Tx, "sql">, digest: Buffer): Promise<PhotoRow | undefined> {
  const { rows } = await sql<PhotoRow>`
    select ${columns} from platform.field_photo where digest = ${digest}`.execute(tx.sql);
  return rows[0];
}

export async function findPhotoById(tx: Pick<Tx, "sql">, id: string): Promise<PhotoRow | undefined> {
  const { rows } = await sql<PhotoRow>`select ${columns} from platform.field_photo where id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

export interface NewPhoto extends PhotoRow {
  readonly size: number;
  readonly at: Date;
}

/** It lies where its sender's post does; whoever sees the visit that names it is shown it by the visit's room. */
export async function insertPhoto(tx: Pick<Tx, "sql" | "actor">, photo: NewPhoto): Promise<void> {
  await sql`
    insert into platform.field_photo (digest, id, scope_code, account_id, media_type, size, location, file_key_sealed, arrived_at)
    values (${photo.digest}, ${photo.id}, ${tx.actor.placeCode}, ${tx.actor.accountId}, ${photo.mediaType}, ${photo.size}, ${photo.location},
      ${photo.keySealed}, ${photo.at})`.execute(tx.sql);
}
