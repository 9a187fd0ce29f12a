/** SQL of possible doubles: two files that may be of one child, and pairs that were found to be two children. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";
import type { DoubleReason } from "./doubles.contract.ts";
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

/** A child without a number, of the same birth date and a parent of the same name; not one whom a file names as a sibling. */
function sharesParent(left: RawBuilder<unknown>, right: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${left}.citizen_no_index is null or ${right}.citizen_no_index is null)
    and (${left}.sex = ${right}.sex or '0' in (${left}.sex, ${right}.sex))
    and exists (
      select from registry.kin k join registry.person kp on kp.id = k.person_id
      join registry.kin o on o.child_id = ${right}.id and o.relation = k.relation and o.superseded_at is null
      join registry.person op on op.id = o.person_id
      where k.child_id = ${left}.id and k.superseded_at is null and k.relation in ('51', '52') and (kp.id = op.id or kp.name = op.name))
    and not exists (
      select from registry.kin s where (s.child_id, s.person_id) in ((${left}.id, ${right}.id), (${right}.id, ${left}.id)))`;
}

/** Why two of one birth date may be one child; null when they need not be. */
function reasonOf(left: RawBuilder<unknown>, right: RawBuilder<unknown>): RawBuilder<DoubleReason | null> {
  return sql<DoubleReason | null>`case
    when ${left}.name = ${right}.name and ${left}.citizen_no_index is not null and ${right}.citizen_no_index is not null then 'otherNumbers'
    when ${left}.name = ${right}.name then 'sameName'
    when ${left}.name = any (${right}.former_names) or ${right}.name = any (${left}.former_names) then 'formerName'
    when ${sharesParent(left, right)} then 'sameParent'
  end`;
}

const a = sql`a`;
const b = sql`b`;

export interface DoubleRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly why: DoubleReason;
}

/**
 * Pairs of open files that may be of one child. Each kind of pair starts from something selective: the same name, a former name, a
 * missing number; never from all who were born on a day.
 */
export async function listDoubles(tx: Tx): Promise<DoubleRow[]> {
  const { lo, hi } = tx.scope;
  const { rows } = await sql<DoubleRow>`
    with open as (
      select p.id, p.name, p.former_names, p.birth_date, p.sex, p.citizen_no_index
      from registry.child c join registry.person p on p.id = c.id
      where c.withdrawn_at is null and c.merged_into is null and p.birth_date is not null
        and c.scope_code >= ${lo} and c.scope_code < ${hi}
    ), pairs as (
      select a.id as a_id, b.id as b_id from open a join open b on b.birth_date = a.birth_date and b.name = a.name and b.id > a.id
      union
      select least(a.id, b.id), greatest(a.id, b.id)
      from open a cross join unnest(a.former_names) as former join open b on b.birth_date = a.birth_date and b.name = former and b.id <> a.id
      union
      select least(a.id, b.id), greatest(a.id, b.id)
      from open a join open b on b.birth_date = a.birth_date and b.id <> a.id
      where a.citizen_no_index is null and ${sharesParent(a, b)}
    ), told as (
      select a.id as left_id, b.id as right_id, a.name, ${reasonOf(a, b)} as why
      from pairs join open a on a.id = a_id join open b on b.id = b_id
      where not ${wasLookedAt(a, b)}
    )
    select left_id, right_id, why from told
    order by array_position(array['sameName', 'formerName', 'sameParent', 'otherNumbers'], why), name, left_id limit 200`.execute(
    tx.sql,
  );
  return rows;
}

/** Files that may be of the same child as this one. */
export async function listDoublesOfFile(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; scope_code: string; why: DoubleReason }[]> {
  const { rows } = await sql<{ id: string; name: string; scope_code: string; why: DoubleReason }>`
    select b.id, b.name, c.scope_code, t.why
    from registry.person a join registry.person b on b.birth_date = a.birth_date and b.id <> a.id
    join registry.child c on c.id = b.id and c.withdrawn_at is null and c.merged_into is null
    cross join lateral (select ${reasonOf(a, b)} as why) t
    where a.id = ${id} and t.why is not null and not ${wasLookedAt(a, b)}
    order by b.name limit 20`.execute(tx.sql);
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
