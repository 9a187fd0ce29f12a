/** SQL of the queue of files that changed and have not been followed since. */
import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";

/** Channel on which a commit tells that files changed. */
export const CHANGED_FILES_CHANNEL = "tongan_files";

/** One statement for a chunk; twice the same file is two rows, so that no writer waits for a reader of the queue. */
export async function insertChanged(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<void> {
  await sql`
    with added as (insert into registry.changed_file (child_id) select unnest(${childIds}::uuid[]))
    select pg_notify(${CHANGED_FILES_CHANNEL}, '')`.execute(tx.sql);
}

/** Takes the oldest out of the queue; whoever takes at the same time waits. */
export async function takeChanged(tx: Pick<Tx, "sql">, limit: number): Promise<string[]> {
  const { rows } = await sql<{ child_id: string }>`
    delete from registry.changed_file where seq in (
      select seq from registry.changed_file order by seq limit ${limit})
    returning child_id`.execute(tx.sql);
  return [...new Set(rows.map((row) => row.child_id))];
}
