/** SQL of what protection keeps of a child following its file into another one, and coming back. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { Joined } from "../../registry/joined-persons.service.ts";

type Reading = Pick<Tx, "sql">;

export interface MergedRow {
  readonly seq: number;
  readonly kind: string;
  readonly rowId: string;
  readonly from: string;
  readonly into: string;
  readonly was: Readonly<Record<string, string | null>>;
}

/** Takes out what followed these files somewhere where they no longer are; newest first. */
export async function takeParted(tx: Reading, childIds: readonly string[]): Promise<MergedRow[]> {
  const { rows } = await sql<MergedRow>`
    with taken as (
      delete from protection.merged_row m using registry.child c
      where m.from_child = any (${childIds}::uuid[]) and c.id = m.from_child and c.merged_into is distinct from m.into_child
      returning m.*)
    select seq, kind, row_id as "rowId", from_child as from, into_child as into, was from taken order by seq desc`.execute(
    tx.sql,
  );
  return rows;
}

/** Tables of which every row simply follows the child. */
const plain = [
  "report_child",
  "case_person",
  "case_move",
  "special_person",
  "guardian_order",
  "guardian_order_entry",
  "custody",
  "placement",
] as const;

export type Plain = (typeof plain)[number];
export const isPlain = (kind: string): kind is Plain => plain.some((one) => one === kind);

export async function movePlain(tx: Reading, { from, into }: Joined): Promise<void> {
  for (const table of plain)
    await sql`
      with moved as (
        update protection.${sql.ref(table)} set child_id = ${into} where child_id = ${from} returning id)
      insert into protection.merged_row (kind, row_id, from_child, into_child, was)
      select ${table}, id, ${from}::uuid, ${into}::uuid, '{}' from moved`.execute(tx.sql);
}

export async function returnPlain(tx: Reading, kind: Plain, row: MergedRow): Promise<void> {
  await sql`
    update protection.${sql.ref(kind)} set child_id = ${row.from} where id = ${row.rowId} and child_id = ${row.into}`.execute(
    tx.sql,
  );
}

/** Of two that run at once the one that began earlier ends when the other begins; it says so until the files are parted. */
export async function endEarlier(
  tx: Reading,
  table: "custody" | "placement",
  why: string,
  { from, into }: Joined,
): Promise<void> {
  await sql`
    with running as (
      select id, from_on, row_number() over (order by from_on desc, child_id = ${into} desc) as place
      from protection.${sql.ref(table)} where child_id in (${from}, ${into}) and ended_on is null),
    ended as (
      update protection.${sql.ref(table)} t set ended_on = latest.from_on, ended_why = ${why}
      from running earlier, running latest
      where earlier.place = 2 and latest.place = 1 and t.id = earlier.id returning t.id, t.ended_on)
    insert into protection.merged_row (kind, row_id, from_child, into_child, was)
    select ${`${table}.ended`}, id, ${from}::uuid, ${into}::uuid, jsonb_build_object('endedOn', ended_on) from ended`.execute(
    tx.sql,
  );
}

/** What only the merge ended runs again, unless something else was decided since. */
export async function runAgain(tx: Reading, table: "custody" | "placement", row: MergedRow): Promise<void> {
  await sql`
    update protection.${sql.ref(table)} t set ended_on = null, ended_why = null
    where id = ${row.rowId} and ended_on = ${row.was["endedOn"]}::date
      and not exists (select from protection.${sql.ref(table)} o where o.child_id = t.child_id and o.ended_on is null)`.execute(
    tx.sql,
  );
}

export async function moveAssessments(tx: Reading, { from, into, intoScope }: Joined): Promise<void> {
  await sql`
    with moved as (
      update protection.assessment set child_id = ${into}, scope_code = ${intoScope}, came_along = true
      where child_id = ${from} returning id, old.scope_code, old.came_along)
    insert into protection.merged_row (kind, row_id, from_child, into_child, was)
    select 'assessment', id, ${from}::uuid, ${into}::uuid, jsonb_build_object('scopeCode', scope_code, 'cameAlong', came_along::text)
    from moved`.execute(tx.sql);
}

export async function returnAssessment(tx: Reading, row: MergedRow): Promise<void> {
  await sql`
    update protection.assessment set child_id = ${row.from}, scope_code = ${row.was["scopeCode"]},
      came_along = ${row.was["cameAlong"]}::boolean
    where id = ${row.rowId} and child_id = ${row.into}`.execute(tx.sql);
}

/** An item of a rule that the other file has as well stays, with what was settled on it. */
export async function moveWatchItems(tx: Reading, { from, into, intoScope }: Joined): Promise<void> {
  await sql`
    with moved as (
      update protection.watch_item i set child_id = ${into}, scope_code = ${intoScope}
      where child_id = ${from}
        and not exists (select from protection.watch_item o where o.child_id = ${into} and o.rule = i.rule)
      returning id),
    kept as (
      select id from protection.watch_item where child_id = ${from} and state = 'settled' and id not in (select id from moved))
    insert into protection.merged_row (kind, row_id, from_child, into_child, was)
    select 'watch_item', id, ${from}::uuid, ${into}::uuid, '{}'::jsonb from moved
    union all select 'watch_item.settled', id, ${from}::uuid, ${into}::uuid, '{}'::jsonb from kept
      where not exists (select from protection.merged_row m where m.row_id = kept.id and m.kind = 'watch_item.settled')`.execute(
    tx.sql,
  );
}

export async function returnWatchItem(tx: Reading, row: MergedRow): Promise<void> {
  await sql`
    update protection.watch_item i set child_id = ${row.from},
      scope_code = (select scope_code from registry.child c where c.id = ${row.from})
    where id = ${row.rowId} and child_id = ${row.into}
      and not exists (select from protection.watch_item o where o.child_id = ${row.from} and o.rule = i.rule)`.execute(
    tx.sql,
  );
}

/** The merge alone let it go: somebody had looked. */
export async function settleAgain(tx: Reading, { rowId }: MergedRow): Promise<void> {
  await sql`update protection.watch_item set state = 'settled' where id = ${rowId} and state = 'gone'`.execute(
    tx.sql,
  );
}

export async function moveEmergencyChecks(tx: Reading, { from, into, intoScope }: Joined): Promise<void> {
  await sql`
    with moved as (
      update protection.emergency_check e set child_id = ${into}, scope_code = ${intoScope}
      where child_id = ${from}
        and not exists (select from protection.emergency_check o where o.child_id = ${into} and o.emergency_id = e.emergency_id)
      returning emergency_id, old.scope_code)
    insert into protection.merged_row (kind, row_id, from_child, into_child, was)
    select 'emergency_check', emergency_id, ${from}::uuid, ${into}::uuid, jsonb_build_object('scopeCode', scope_code) from moved`.execute(
    tx.sql,
  );
}

export async function returnEmergencyCheck(tx: Reading, row: MergedRow): Promise<void> {
  await sql`
    update protection.emergency_check set child_id = ${row.from}, scope_code = ${row.was["scopeCode"]}
    where emergency_id = ${row.rowId} and child_id = ${row.into}`.execute(tx.sql);
}

export async function noteMoved(
  tx: Reading,
  kind: "matter" | "task",
  rows: readonly { readonly id: string; readonly was: Readonly<Record<string, string>> }[],
  { from, into }: Joined,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into protection.merged_row (kind, row_id, from_child, into_child, was)
    select ${kind}, id, ${from}::uuid, ${into}::uuid, was
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ was }) => JSON.stringify(was))}::jsonb[]) as t(id, was)`.execute(
    tx.sql,
  );
}
