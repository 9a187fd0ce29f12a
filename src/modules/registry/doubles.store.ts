/** SQL of possible doubles: two files that may be of one child, and pairs that were found to be two children. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import type { FieldLikeness, FoundDouble } from "./doubles-evidence.contract.ts";
import type { Recorder } from "./drafts.store.ts";
import { type SummaryRow, summaryColumns } from "./registry.store.ts";

/** The pair was looked at under these names and birth dates, and found to be two children. */
function wasLookedAt(left: RawBuilder<unknown>, right: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from registry.not_double n
    where n.left_id = least(${left}.id, ${right}.id) and n.right_id = greatest(${left}.id, ${right}.id) and n.withdrawn_at is null
      and (n.left_name, n.left_birth) is not distinct from
        (case when ${left}.id < ${right}.id then ${left}.name else ${right}.name end,
         case when ${left}.id < ${right}.id then ${left}.birth_date else ${right}.birth_date end)
      and (n.right_name, n.right_birth) is not distinct from
        (case when ${left}.id < ${right}.id then ${right}.name else ${left}.name end,
         case when ${left}.id < ${right}.id then ${right}.birth_date else ${left}.birth_date end))`;
}

/** A declared sibling is another child. */
function areSiblings(left: RawBuilder<unknown>, right: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from registry.kin s
    where s.superseded_at is null and (s.child_id, s.person_id) in ((${left}, ${right}), (${right}, ${left})))`;
}

export async function listStandingFiles(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where withdrawn_at is null and merged_into is null order by id`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

export async function deleteDoublesOf(tx: Tx, childIds: readonly string[]): Promise<void> {
  await sql`
    delete from registry.double
    where left_id = any (${childIds}::uuid[]) or right_id = any (${childIds}::uuid[])`.execute(tx.sql);
}

export async function insertDoubles(tx: Tx, found: readonly FoundDouble[], at: Date): Promise<void> {
  if (found.length === 0) return;
  await sql`
    insert into registry.double (left_id, right_id, weight, probability, compared, found_at)
    select l, r, weight, probability, compared::jsonb, ${at}
    from unnest(${found.map(({ leftId }) => leftId)}::uuid[], ${found.map(({ rightId }) => rightId)}::uuid[],
      ${found.map(({ weight }) => weight)}::real[], ${found.map(({ probability }) => probability)}::real[],
      ${found.map(({ compared }) => JSON.stringify(compared))}::text[]) as t(l, r, weight, probability, compared)
    where not ${areSiblings(sql`l`, sql`r`)}
    on conflict (left_id, right_id) do nothing`.execute(tx.sql);
}

export interface DoubleRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly probability: number;
  readonly compared: readonly FieldLikeness[];
}

/** Files that are neither withdrawn nor joined, and that nobody has found to be two children's. */
const stillAsked = sql`l.withdrawn_at is null and l.merged_into is null and r.withdrawn_at is null and r.merged_into is null
  and not ${wasLookedAt(sql`a`, sql`b`)}`;

/** Pairs of which the asker may see both, the surest first. */
export async function listDoubles(tx: Tx): Promise<DoubleRow[]> {
  const { lo, hi } = tx.scope;
  const { rows } = await sql<DoubleRow>`
    select d.left_id, d.right_id, d.probability, d.compared
    from registry.double d
    join registry.child l on l.id = d.left_id join registry.child r on r.id = d.right_id
    join registry.person a on a.id = d.left_id join registry.person b on b.id = d.right_id
    where l.scope_code >= ${lo} and l.scope_code < ${hi} and r.scope_code >= ${lo} and r.scope_code < ${hi} and ${stillAsked}
    order by d.weight desc, d.left_id, d.right_id limit 200`.execute(tx.sql);
  return rows;
}

/** Files that may be of the same child as this one. */
export async function listDoublesOfFile(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; scope_code: string; compared: readonly FieldLikeness[] }[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    scope_code: string;
    compared: readonly FieldLikeness[];
  }>`
    select o.id, o.name, c.scope_code, d.compared
    from (
      select right_id as other_id, left_id, right_id, weight, compared from registry.double where left_id = ${id}
      union all
      select left_id, left_id, right_id, weight, compared from registry.double where right_id = ${id}) d
    join registry.child l on l.id = d.left_id join registry.child r on r.id = d.right_id
    join registry.person a on a.id = d.left_id join registry.person b on b.id = d.right_id
    join registry.person o on o.id = d.other_id join registry.child c on c.id = d.other_id
    where ${stillAsked}
    order by d.weight desc, o.name limit 20`.execute(tx.sql);
  return rows;
}

/** Files of a child who is, or was, called so and was born on that day. */
export async function listSameNameAndBirth(
  tx: Tx,
  name: string,
  birthDate: string | null,
): Promise<SummaryRow[]> {
  if (birthDate === null) return [];
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns}
    from registry.person p join registry.child c on c.id = p.id and c.withdrawn_at is null and c.merged_into is null
    left join registry.standing s on s.child_id = p.id and s.valid_to = (select max(valid_to) from registry.standing where child_id = p.id)
    where p.birth_date = ${birthDate} and (p.name = ${name} or ${name} = any (p.former_names))
    limit 20`.execute(tx.sql);
  return rows;
}

export interface NotDoubleRow {
  readonly id: string;
  readonly left_id: string;
  readonly right_id: string;
  readonly reason: string;
  readonly marked_at: Date;
  readonly marked_by_name: string | null;
}

export async function listNotDoubles(tx: Tx): Promise<NotDoubleRow[]> {
  const { rows } = await sql<NotDoubleRow>`
    select n.id, n.left_id, n.right_id, n.reason, n.marked_at, ac.display_name as marked_by_name
    from registry.not_double n
    join registry.child l on l.id = n.left_id and l.merged_into is null and l.withdrawn_at is null
    join registry.child r on r.id = n.right_id and r.merged_into is null and r.withdrawn_at is null
    left join platform.post p on p.id = n.marked_by left join platform.account ac on ac.id = p.account_id
    where n.withdrawn_at is null order by n.marked_at desc limit 200`.execute(tx.sql);
  return rows;
}

/** What was said of the pair under other names gives way to what is said now. */
export async function insertNotDouble(
  tx: Tx,
  mark: { id: string; leftId: string; rightId: string; reason: string },
  recorder: Recorder,
): Promise<void> {
  await sql`
    update registry.not_double set withdrawn_at = ${recorder.at}, withdrawn_by = ${recorder.by}, withdrawn_reason = '姓名或出生日期变了，重新核对'
    where left_id = ${mark.leftId} and right_id = ${mark.rightId} and withdrawn_at is null`.execute(tx.sql);
  await sql`
    insert into registry.not_double (id, left_id, right_id, left_name, left_birth, right_name, right_birth, reason, marked_at, marked_by)
    select ${mark.id}, l.id, r.id, l.name, l.birth_date, r.name, r.birth_date, ${mark.reason}, ${recorder.at}, ${recorder.by}
    from registry.person l, registry.person r where l.id = ${mark.leftId} and r.id = ${mark.rightId}`.execute(
    tx.sql,
  );
}

/** The pair, if it is still marked. */
export async function withdrawNotDouble(
  tx: Tx,
  id: string,
  reason: string,
  recorder: Recorder,
): Promise<{ left_id: string; right_id: string } | undefined> {
  const { rows } = await sql<{ left_id: string; right_id: string }>`
    update registry.not_double set withdrawn_at = ${recorder.at}, withdrawn_by = ${recorder.by}, withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null returning left_id, right_id`.execute(tx.sql);
  return rows[0];
}
