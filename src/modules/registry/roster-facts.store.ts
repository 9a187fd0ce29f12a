/** SQL of facts that come from another unit's roster: what stands against them, and taking them back. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { SYSTEM_ID } from "../../platform/access/system-actor.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { FactRow } from "./people.store.ts";
import type { ChildAround } from "./roster-facts.contract.ts";

export interface StatementRow extends FactRow {
  readonly source: string;
  readonly recorded_on: IsoDate;
  readonly is_withdrawn: boolean;
}

/** Why facts give way to newer ones in the ordinary course; any other reason is somebody's word that it was wrong. */
const ORDINARY = "^(有了新的情况|撤销导入|迁移|合并档案|撤销合并)";

const statement = sql`
  id, person_id, kind, slot, valid_from, valid_to, value, evidence, source, recorded_at,
  (recorded_at at time zone 'Asia/Shanghai')::date as recorded_on, superseded_at is not null as is_withdrawn`;

/**
 * What is believed, and what somebody has taken back without putting something else in its place. In two halves, each with an index
 * of its own: asked for with `or`, all facts of everybody were gone through.
 */
export async function listStatements(tx: Tx, personIds: readonly string[]): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select ${statement} from registry.fact where person_id = any (${personIds}::uuid[]) and superseded_at is null
    union all
    select ${statement} from registry.fact f
    where person_id = any (${personIds}::uuid[]) and superseded_at is not null
      and superseded_batch is null and superseded_by <> ${SYSTEM_ID} and reason !~ ${ORDINARY}
      and not exists (
        select from registry.fact o
        where o.person_id = f.person_id and o.kind = f.kind and o.slot = f.slot and o.superseded_at is null
          and daterange(o.valid_from, o.valid_to) && daterange(f.valid_from, f.valid_to))
    order by valid_from, recorded_at`.execute(tx.sql);
  return rows;
}

/** Each person's own file, and those in which it stands as a relative today. */
export async function listChildrenOfPersons(
  tx: Tx,
  personIds: readonly string[],
  on: IsoDate,
): Promise<(ChildAround & { readonly personId: string })[]> {
  const { rows } = await sql<ChildAround & { personId: string }>`
    select k.person_id as "personId", c.id, p.name, p.birth_date as "birthDate", c.scope_code as "scopeCode", k.relation,
      k.cares as "caresForChild", c.ended_on is null as "isOpen", c.ended_why as "endedWhy",
      coalesce(s.left_behind, false) as "isLeftBehind"
    from (
      select id as person_id, id as child_id, null::text as relation, false as cares from registry.child
      where id = any (${personIds}::uuid[])
      union all
      select person_id, child_id, min(relation), bool_or(cares_for_child) from registry.kin
      where person_id = any (${personIds}::uuid[]) and superseded_at is null and (valid_to is null or valid_to > ${on})
      group by person_id, child_id
    ) k join registry.child c on c.id = k.child_id join registry.person p on p.id = c.id
    left join registry.standing s on s.child_id = c.id and s.valid_from <= ${on}::date and s.valid_to > ${on}::date
    where c.withdrawn_at is null and c.merged_into is null
    order by k.person_id, c.id`.execute(tx.sql);
  return rows;
}

/** Puts these away, as far as they are still believed. */
export async function withdrawFacts(
  tx: Tx,
  ids: readonly string[],
  { at, batchId, reason }: { readonly at: Date; readonly batchId: string; readonly reason: string },
): Promise<void> {
  await sql`
    update registry.fact set superseded_at = ${at}, superseded_by = ${tx.actor.postId}, superseded_batch = ${batchId},
      reason = ${reason}
    where id = any (${ids}::uuid[]) and superseded_at is null`.execute(tx.sql);
}

/** These hold again, each unless something that is believed now speaks of the same time. */
export async function reviveFact(tx: Tx, id: string): Promise<void> {
  await sql`
    update registry.fact f set superseded_at = null, superseded_by = null, superseded_batch = null, reason = null
    where id = ${id} and superseded_at is not null
      and not exists (
        select from registry.fact o
        where o.person_id = f.person_id and o.kind = f.kind and o.slot = f.slot and o.superseded_at is null
          and daterange(o.valid_from, o.valid_to) && daterange(f.valid_from, f.valid_to))`.execute(tx.sql);
}
