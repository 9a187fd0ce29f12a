/** SQL of what decides how often a child is visited: since when the file is open, what the child stands in, the risk, the last visit. */
import { type RawBuilder, sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { keptPlan } from "../../platform/db/frugal-pool.ts";
import { riskAndLastVisit } from "./risk-and-visit.store.ts";

export interface VisitFacts {
  readonly childId: string;
  readonly scopeCode: string;
  readonly openedOn: IsoDate;
  readonly categories: readonly { readonly code: string; readonly since: IsoDate }[];
  readonly riskLevel: string | null;
  readonly riskSince: IsoDate | null;
  readonly lastVisitOn: IsoDate | null;
}

/** Open files after the one named, by id. */
export function listVisitFacts(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  after: string,
  limit: number,
): Promise<VisitFacts[]> {
  return factsOf(tx, on, sql`c.id > ${after}::uuid order by c.id limit ${limit}`);
}

/** Those of these children whose file is open. */
export function findVisitFacts(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  childIds: readonly string[],
): Promise<VisitFacts[]> {
  return factsOf(tx, on, sql`c.id = any (${childIds}::uuid[]) order by c.id limit ${childIds.length}`);
}

async function factsOf(tx: Pick<Tx, "sql">, on: IsoDate, chosen: RawBuilder<unknown>): Promise<VisitFacts[]> {
  const { rows } = await keptPlan(sql<
    Omit<VisitFacts, "categories"> & { codes: string[] | null; since: Record<string, string> | null }
  >`
    select c.id as "childId", c.scope_code as "scopeCode", c.opened_on as "openedOn", s.categories as codes, s.since,
      r.value ->> 'level' as "riskLevel", r.valid_from as "riskSince", v.last as "lastVisitOn"
    from registry.child c
    left join registry.standing s on s.child_id = c.id and s.valid_from <= ${on} and s.valid_to > ${on}
    ${riskAndLastVisit(on)}
    where c.ended_on is null and c.merged_into is null and c.withdrawn_at is null and ${chosen}`).execute(
    tx.sql,
  );
  return rows.map(({ codes, since, ...row }) => ({
    ...row,
    categories: (codes ?? []).map((code) => ({ code, since: since?.[code] ?? row.openedOn })),
  }));
}

/** What these files have become: a merged one is the file into which it went, and so on; the others are themselves. */
export async function listPresentFiles(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ first: string; now: string }>`
    with recursive chain as (
      select id as first, id as now, merged_into from registry.child where id = any (${childIds}::uuid[])
      union all
      select chain.first, c.id, c.merged_into from chain join registry.child c on c.id = chain.merged_into
    ) select first, now from chain where merged_into is null`.execute(tx.sql);
  return new Map(rows.map(({ first, now }) => [first, now]));
}
