/** SQL of the living allowance of a child of `registry.standing s`. */
import { type RawBuilder, sql } from "kysely";

type Sql = RawBuilder<unknown>;

/** The allowance that runs in the month of a day: the amount noted, else the standard. */
export function paidSql(day: string): Sql {
  const month = day.slice(0, 7);
  return sql`select coalesce((f.value ->> 'amountFen')::int, (f.value ->> 'standardFen')::int, 0) as amount_fen
    from registry.fact f
    where f.person_id = s.child_id and f.kind = 'allowance' and f.superseded_at is null
      and f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to > ${day}::date)
      and coalesce(f.value ->> 'startMonth', '') <= ${month} and coalesce(f.value ->> 'endMonth', '9999') >= ${month}
    limit 1`;
}
