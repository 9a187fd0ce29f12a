/** SQL of everybody whom a roster's row may be: children with an open file, and the people around them. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";

const open = (on: IsoDate) =>
  sql`c.withdrawn_at is null and c.merged_into is null and (c.ended_on is null or c.ended_on > ${on})`;

export interface LinkPersonRow {
  readonly id: string;
  readonly scope_code: string;
  readonly name: string;
  readonly former_names: string[];
  readonly sex: string;
  readonly birth_date: IsoDate | null;
  readonly citizen_no_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly is_child: boolean;
  readonly is_on_file: boolean;
}

const columns = sql`p.id, p.scope_code, p.name, p.former_names, p.sex, p.birth_date, p.citizen_no_sealed, p.phone_sealed`;

export async function listPersonsToLink(tx: Pick<Tx, "sql">, on: IsoDate): Promise<LinkPersonRow[]> {
  const { rows } = await sql<LinkPersonRow>`
    with child as materialized (
        select c.id, ${open(on)} as is_open from registry.child c where c.withdrawn_at is null and c.merged_into is null),
      around as materialized (
        select id, true as is_on_file, is_open from child
        union all
        select k.person_id, false, false from registry.kin k join child on child.id = k.child_id
        where child.is_open and k.superseded_at is null),
      person as (select id, bool_or(is_on_file) as is_on_file, bool_or(is_open) as is_child from around group by id)
    select ${columns}, a.is_child, a.is_on_file
    from person a join registry.person p on p.id = a.id where p.replaced_by is null
    order by p.id`.execute(tx.sql);
  return rows;
}

/** Those of these who are in the register as it is compared. */
export async function listPersonsAmong(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  ids: readonly string[],
): Promise<LinkPersonRow[]> {
  const { rows } = await sql<LinkPersonRow>`
    with around as (
      select c.id, true as is_on_file, ${open(on)} as is_open
      from registry.child c where c.id = any (${ids}::uuid[]) and c.withdrawn_at is null and c.merged_into is null
      union all
      select k.person_id, false, false from registry.kin k join registry.child c on c.id = k.child_id
      where k.person_id = any (${ids}::uuid[]) and k.superseded_at is null and ${open(on)})
    select ${columns}, a.is_child, a.is_on_file
    from (select id, bool_or(is_on_file) as is_on_file, bool_or(is_open) as is_child from around group by id) a
    join registry.person p on p.id = a.id where p.replaced_by is null
    order by p.id`.execute(tx.sql);
  return rows;
}

/** By id, whoever the asker may see. */
export async function listPersonsByIds(
  tx: Pick<Tx, "sql">,
  ids: readonly string[],
): Promise<LinkPersonRow[]> {
  const { rows } = await sql<LinkPersonRow>`
    select ${columns},
      exists (select from registry.child c where c.id = p.id and c.merged_into is null) as is_child,
      exists (select from registry.child c where c.id = p.id and c.merged_into is null) as is_on_file
    from registry.person p where p.id = any (${ids}::uuid[])`.execute(tx.sql);
  return rows;
}

/** The children themselves, and everybody who is or was kin of one of them. */
export async function listIdsAround(tx: Pick<Tx, "sql">, childIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from registry.child where id = any (${childIds}::uuid[])
    union select person_id from registry.kin where child_id = any (${childIds}::uuid[])`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export interface LinkTieRow {
  readonly child_id: string;
  readonly person_id: string;
  readonly relation: string;
  readonly cares: boolean;
}

/** Whom each open file names as kin or carer, today's and former ones: a divorced father is one still. */
export async function listTies(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  ids?: readonly string[],
): Promise<LinkTieRow[]> {
  const chosen =
    ids === undefined
      ? sql`true`
      : sql`(k.child_id = any (${ids}::uuid[]) or k.child_id in (
          select own.child_id from registry.kin own where own.person_id = any (${ids}::uuid[]) and own.superseded_at is null))`;
  const { rows } = await sql<LinkTieRow>`
    select k.child_id, k.person_id, min(k.relation) as relation, bool_or(k.cares_for_child) as cares
    from registry.kin k join registry.child c on c.id = k.child_id
    where k.superseded_at is null and ${open(on)} and ${chosen} group by k.child_id, k.person_id
    order by k.child_id, k.person_id`.execute(tx.sql);
  return rows;
}

export interface FollowingChildRow {
  readonly personId: string;
  readonly childId: string;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: IsoDate | null;
  readonly relation: string | null;
  readonly scopeCode: string;
}

/** The children with an open file around each of these persons, and the person itself where it is one. */
export async function listFollowingChildren(
  tx: Pick<Tx, "sql">,
  personIds: readonly string[],
  on: IsoDate,
): Promise<FollowingChildRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<FollowingChildRow>`
    select t.person_id as "personId", c.id as "childId", p.name, p.sex, p.birth_date as "birthDate", t.relation,
      c.scope_code as "scopeCode"
    from (
      select id as person_id, id as child_id, null as relation from registry.child where id = any (${personIds}::uuid[])
      union all
      select person_id, child_id, min(relation) from registry.kin
      where person_id = any (${personIds}::uuid[]) and superseded_at is null group by person_id, child_id) t
    join registry.child c on c.id = t.child_id join registry.person p on p.id = c.id
    where ${open(on)} order by t.person_id, p.birth_date, c.id`.execute(tx.sql);
  return rows;
}
