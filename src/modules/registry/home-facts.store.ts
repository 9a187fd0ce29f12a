/** SQL of what is known of a child's home besides its own facts: who cares, the risk that was set, the last visit. */
import { type RawBuilder, sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import { riskAndLastVisit } from "./risk-and-visit.store.ts";

export interface HomeFacts {
  readonly childId: string;
  readonly scopeCode: string;
  /** How many are recorded as caring for the child; none recorded is null: nobody said. */
  readonly carers: number | null;
  /** Of the youngest who cares; null where one's birth day is not known. */
  readonly youngestCarerBornOn: IsoDate | null;
  readonly riskLevel: string | null;
  readonly riskSince: IsoDate | null;
  readonly lastVisitOn: IsoDate | null;
}

/** Open files after the one named, by id. */
export function listHomes(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  after: string,
  limit: number,
): Promise<HomeFacts[]> {
  return homesOf(tx, on, sql`c.id > ${after}::uuid order by c.id limit ${limit}`);
}

/** Those of these children whose file is open. */
export function findHomes(
  tx: Pick<Tx, "sql">,
  on: IsoDate,
  childIds: readonly string[],
): Promise<HomeFacts[]> {
  return homesOf(tx, on, sql`c.id = any (${childIds}::uuid[]) order by c.id limit ${childIds.length}`);
}

async function homesOf(tx: Pick<Tx, "sql">, on: IsoDate, chosen: RawBuilder<unknown>): Promise<HomeFacts[]> {
  const { rows } = await sql<HomeFacts>`
    select c.id as "childId", c.scope_code as "scopeCode", nullif(k.carers, 0) as carers,
      case when k.known = k.carers then k.youngest end as "youngestCarerBornOn",
      r.value ->> 'level' as "riskLevel", r.valid_from as "riskSince", v.last as "lastVisitOn"
    from registry.child c
    left join lateral (
      select count(*)::int as carers, count(p.birth_date)::int as known, max(p.birth_date) as youngest
      from registry.kin k join registry.person p on p.id = k.person_id
      where k.child_id = c.id and k.cares_for_child and k.superseded_at is null and k.valid_from <= ${on}
        and (k.valid_to is null or k.valid_to > ${on})
    ) k on true
    ${riskAndLastVisit(on)}
    where c.ended_on is null and c.merged_into is null and ${chosen}`.execute(tx.sql);
  return rows;
}
