/** SQL of which applications and tasks followed a merged file, so that they go back with it. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { Joined } from "../../registry/joined-persons.service.ts";

type Reading = Pick<Tx, "sql">;

export interface MergedRow {
  readonly kind: "matter" | "task";
  readonly rowId: string;
  readonly from: string;
  readonly into: string;
  readonly was: Readonly<Record<string, string | null>>;
}

/** Takes out what followed these files somewhere where they no longer are; newest first. */
export async function takeParted(tx: Reading, childIds: readonly string[]): Promise<MergedRow[]> {
  const { rows } = await sql<MergedRow>`
    with taken as (
      delete from benefits.merged_row m using registry.child c
      where m.from_child = any (${childIds}::uuid[]) and c.id = m.from_child and c.merged_into is distinct from m.into_child
      returning m.*)
    select kind, row_id as "rowId", from_child as from, into_child as into, was from taken order by seq desc`.execute(
    tx.sql,
  );
  return rows;
}

export async function noteMoved(
  tx: Reading,
  kind: MergedRow["kind"],
  rows: readonly { readonly id: string; readonly was: Readonly<Record<string, string>> }[],
  { from, into }: Joined,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into benefits.merged_row (kind, row_id, from_child, into_child, was)
    select ${kind}, id, ${from}::uuid, ${into}::uuid, was
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ was }) => JSON.stringify(was))}::jsonb[]) as t(id, was)`.execute(
    tx.sql,
  );
}
