/** SQL of two things that hold of a child `c`, wherever its home is asked about: the risk `r` that was set, the last visit `v`. */
import { type RawBuilder, sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";

export function riskAndLastVisit(on: IsoDate): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select f.value, f.valid_from from registry.fact f
      where f.person_id = c.id and f.kind = 'risk' and f.superseded_at is null and f.valid_from <= ${on}
        and (f.valid_to is null or f.valid_to > ${on})
      order by f.valid_from desc limit 1
    ) r on true
    left join lateral (
      select max(f.valid_from) as last from registry.fact f
      where f.person_id = c.id and f.kind = 'visit' and f.superseded_at is null and f.valid_from <= ${on}
    ) v on true`;
}
