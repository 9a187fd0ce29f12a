/** SQL of children by their years of birth, with what is known of them on a day. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";
import type { ChildOfAge } from "./children-of-age.contract.ts";

/** Open files below the place of children born after one day and up to another. */
export async function listChildrenBorn(
  tx: Pick<Tx, "sql">,
  ask: { readonly after: IsoDate; readonly upTo: IsoDate; readonly on: IsoDate; readonly place: string },
): Promise<ChildOfAge[]> {
  const { rows } = await sql<ChildOfAge>`
    select c.id as "childId", c.scope_code as "scopeCode", s.stage, s.disability_class as "disabilityClass",
      s.disability_level as "disabilityLevel", s.left_behind as "isLeftBehind", s.orphan as "isOrphan",
      s.defacto_unattended as "isUnattended", s.in_difficulty as "isInDifficulty"
    from registry.child c join registry.standing s on s.child_id = c.id and s.valid_from <= ${ask.on}::date
      and s.valid_to > ${ask.on}::date
    where c.ended_on is null and c.withdrawn_at is null and c.merged_into is null and starts_with(c.scope_code, ${ask.place})
      and s.birth_date > ${ask.after} and s.birth_date <= ${ask.upTo}
    order by c.scope_code, c.id`.execute(tx.sql);
  return rows;
}
