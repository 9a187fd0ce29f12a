import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

export interface PaperRow {
  readonly id: string;
  readonly recordId: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly location: string;
  readonly addedAt: Date;
  readonly byName: string | null;
}

const columns = sql`p.id, p.record_id as "recordId", p.name, p.media_type as "mediaType", p.size, p.location, p.added_at as "addedAt",
  a.display_name as "byName"`;
const from = sql`protection.paper p left join platform.account a on a.id = p.added_by`;

export async function listPapers(tx: Pick<Tx, "sql">, holderId: string): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select ${columns} from ${from} where p.holder_id = ${holderId} order by p.added_at, p.id limit 500`.execute(
    tx.sql,
  );
  return rows;
}

export async function findPaper(
  tx: Pick<Tx, "sql">,
  holderId: string,
  id: string,
): Promise<PaperRow | undefined> {
  const { rows } = await sql<PaperRow>`
    select ${columns} from ${from} where p.holder_id = ${holderId} and p.id = ${id}`.execute(tx.sql);
  return rows[0];
}

export async function countPapers(tx: Pick<Tx, "sql">, holderId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protection.paper where holder_id = ${holderId}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** False if it is there already. */
export async function insertPaper(
  tx: Pick<Tx, "sql">,
  paper: Omit<PaperRow, "byName" | "addedAt"> & {
    readonly holderId: string;
    readonly digest: Buffer;
    readonly wasStripped: boolean;
    readonly at: Date;
    readonly byAccount: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.paper (id, holder_id, record_id, name, media_type, size, digest, location, was_stripped, added_at, added_by)
    values (${paper.id}, ${paper.holderId}, ${paper.recordId}, ${paper.name}, ${paper.mediaType}, ${paper.size}, ${paper.digest},
      ${paper.location}, ${paper.wasStripped}, ${paper.at}, ${paper.byAccount})
    on conflict (id) do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
