/** SQL by which what was told of a file follows it: into another village, into the file that it was joined to, and back. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";

/** Files of which something was told that lies with these, or that are these. */
export async function listToldOf(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select told_of as id from workforce.visit where child_id = any (${childIds}::uuid[]) or told_of = any (${childIds}::uuid[])
    union
    select told_of from workforce.told_change
    where child_id = any (${childIds}::uuid[]) or told_of = any (${childIds}::uuid[])`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** By the file of which it was told: with which file it lies now. */
export async function moveTo(tx: Pick<Tx, "sql">, present: ReadonlyMap<string, string>): Promise<void> {
  const pairs = sql`unnest(${[...present.keys()]}::uuid[], ${[...present.values()]}::uuid[]) as t(first, now)`;
  await sql`
    update workforce.visit v set child_id = t.now from ${pairs} where v.told_of = t.first and v.child_id <> t.now`.execute(
    tx.sql,
  );
  await sql`
    update workforce.told_change c set child_id = t.now from ${pairs}
    where c.told_of = t.first and c.child_id <> t.now`.execute(tx.sql);
}

/**
 * Where the child lives by its plan; what was told of a file that has ended stays where it was. The villages between which something
 * that waits has moved.
 */
export async function followHomes(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<string[]> {
  await sql`
    update workforce.visit v set scope_code = p.scope_code from workforce.visit_plan p
    where p.child_id = v.child_id and v.child_id = any (${childIds}::uuid[]) and v.scope_code <> p.scope_code`.execute(
    tx.sql,
  );
  const { rows } = await sql<{ places: string[] }>`
    with moving as (
      select t.id, t.scope_code as place, p.scope_code as home from workforce.told_change t
      join workforce.visit_plan p on p.child_id = t.child_id
      where t.child_id = any (${childIds}::uuid[]) and t.scope_code <> p.scope_code
    ), moved as (
      update workforce.told_change t set scope_code = m.home from moving m where m.id = t.id
    ) select array[place, home] as places from moving`.execute(tx.sql);
  return [...new Set(rows.flatMap(({ places }) => places))];
}
