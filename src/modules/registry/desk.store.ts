import { sql } from "kysely";
import type { Tx } from "../../platform/db/database.ts";

export interface DeskCounts {
  readonly orphan: number;
  readonly defacto_unattended: number;
  readonly left_behind: number;
  readonly in_difficulty: number;
  readonly all_children: number;
}

/** Children below the post's place, by list, on a day; over-age pupils are on a list but in no count. */
export async function countLists(tx: Tx, on: string): Promise<DeskCounts> {
  const { rows } = await sql<DeskCounts>`
    select count(*) filter (where orphan and not over_age_in_school) as orphan,
      count(*) filter (where defacto_unattended and not over_age_in_school) as defacto_unattended,
      count(*) filter (where left_behind) as left_behind,
      count(*) filter (where in_difficulty) as in_difficulty,
      count(*) as all_children
    from registry.standing
    where scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi} and valid_from <= ${on} and valid_to > ${on}`.execute(
    tx.sql,
  );
  return rows[0] as DeskCounts;
}

export async function countActs(tx: Tx, since: string): Promise<{ kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(distinct child_id) as count from registry.act
    where scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi} and on_date >= ${since} and undone_at is null
    group by kind order by kind`.execute(tx.sql);
  return rows;
}

export interface LeavingRow {
  readonly child_id: string;
  readonly name: string;
  readonly scope_code: string;
  readonly valid_to: string;
  readonly ends_why: string;
}

/** Children whose present standing ends by age within the days. */
export async function listLeaving(tx: Tx, on: string, until: string, limit: number): Promise<LeavingRow[]> {
  const { rows } = await sql<LeavingRow>`
    select child_id, name, scope_code, valid_to, ends_why from registry.standing
    where scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
      and valid_to > ${on} and valid_to <= ${until} and valid_from <= ${on} and ends_why is not null
    order by valid_to, child_id limit ${limit}`.execute(tx.sql);
  return rows;
}
