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

/** More of one day whose father has one name than this are no family: the name is a word such as “不详”. */
const FAMILY = 4;

export interface DoubleRow {
  readonly left_id: string;
  readonly right_id: string;
  readonly why: DoubleReason;
}

/**
 * Pairs of open files that may be of one child. Each kind of pair joins on something selective: the name, a former name, a parent's
 * name; never on the birth date alone. A declared sibling of the same day is a twin.
 */
export async function listDoubles(tx: Tx): Promise<DoubleRow[]> {
  const { lo, hi } = tx.scope;
  const { rows } = await sql<DoubleRow>`
    with open as (
      select p.id, p.name, p.former_names, p.birth_date, p.sex, p.citizen_no_index as no
      from registry.child c join registry.person p on p.id = c.id
      where c.withdrawn_at is null and c.merged_into is null and p.birth_date is not null
        and c.scope_code >= ${lo} and c.scope_code < ${hi}
    ), parent as (
      select o.*, k.relation, p.name as parent_name, p.citizen_no_index as parent_no,
        count(*) over (partition by o.birth_date, k.relation, p.name) as of_one_name
      from open o join registry.kin k on k.child_id = o.id and k.superseded_at is null and k.relation in ('51', '52')
      join registry.person p on p.id = k.person_id
    ), found as (
      select a.id as left_id, b.id as right_id, case when a.no is null or b.no is null then 1 else 4 end as rank
      from open a join open b on b.birth_date = a.birth_date and b.name = a.name and b.id > a.id
      union all
      select least(a.id, b.id), greatest(a.id, b.id), 2
      from open a cross join unnest(a.former_names) as former join open b on b.birth_date = a.birth_date and b.name = former and b.id <> a.id
      union all
      select a.id, b.id, 3
      from parent a join parent b on b.birth_date = a.birth_date and b.relation = a.relation and b.parent_name = a.parent_name and b.id > a.id
      where a.of_one_name <= ${FAMILY} and (a.no is null or b.no is null) and (a.sex = b.sex or '0' in (a.sex, b.sex))
        and (a.parent_no is null or b.parent_no is null or a.parent_no = b.parent_no)
        and not exists (select from registry.kin s where (s.child_id, s.person_id) in ((a.id, b.id), (b.id, a.id)))
    ), best as (
      select left_id, right_id, min(rank) as rank from found group by left_id, right_id
    )
    select left_id, right_id, (array['sameName', 'formerName', 'sameParent', 'otherNumbers'])[rank] as why
    from best join open a on a.id = left_id join open b on b.id = right_id
    where not ${wasLookedAt(sql`a`, sql`b`)}
    order by rank, a.name, left_id, right_id limit 200`.execute(tx.sql);
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
    cross join lateral (
      select case
        when a.name = b.name and a.citizen_no_index is not null and b.citizen_no_index is not null then 'otherNumbers'
        when a.name = b.name then 'sameName'
        when a.name = any (b.former_names) or b.name = any (a.former_names) then 'formerName'
        when (a.citizen_no_index is null or b.citizen_no_index is null) and (a.sex = b.sex or '0' in (a.sex, b.sex))
          and exists (
            select from registry.kin k join registry.person kp on kp.id = k.person_id
            join registry.kin o on o.child_id = b.id and o.relation = k.relation and o.superseded_at is null
            join registry.person op on op.id = o.person_id and op.name = kp.name
            where k.child_id = a.id and k.superseded_at is null and k.relation in ('51', '52')
              and (kp.citizen_no_index is null or op.citizen_no_index is null or kp.citizen_no_index = op.citizen_no_index))
          and not exists (select from registry.kin s where (s.child_id, s.person_id) in ((a.id, b.id), (b.id, a.id)))
        then 'sameParent'
      end as why
    ) t
    where a.id = ${id} and t.why is not null and not ${wasLookedAt(sql`a`, sql`b`)}
    order by t.why = 'sameParent', b.name limit 20`.execute(tx.sql);
  const family = rows.filter(({ why }) => why === "sameParent").length;
  return family < FAMILY ? rows : rows.filter(({ why }) => why !== "sameParent");
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
