/**
 * Counts over reports and cases of every kind, read with row security opened to every place and narrowed here by the scope: sealed
 * ones are counted in a row of their own, so that no township and no colour tells of them.
 */

import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type * as counted from "./counted.ts";
import type { Days } from "./period.ts";

type Reading = Pick<Tx, "sql">;

export interface Span {
  readonly scope: Scope;
  /** Below the district sealed ones are not even counted. */
  readonly withSealed: boolean;
  /** Of the place codes by which rows are told apart: townships, or villages. */
  readonly digits: number;
  readonly at: Date;
}

export const below = ({ scope }: Pick<Span, "scope">, code: RawBuilder<unknown>) =>
  sql`${code} >= ${scope.lo} and ${code} < ${scope.hi}`;

export const secret = (span: Span, row: RawBuilder<unknown>) =>
  span.withSealed ? sql`true` : sql`not ${row}.sealed`;

/** One pass over the open cases; what lies in several tables is added up from the few combinations that there are. */
export async function countOpen(
  tx: Reading,
  span: Span,
  bandStarts: readonly IsoDate[],
): Promise<counted.OpenCount[]> {
  const { rows } = await sql<counted.OpenCount>`
    with cell as materialized (
      select sealed, state, colour, left(scope_code, ${span.digits}::int) as place,
        width_bucket(youngest_birth, ${bandStarts}::date[]) as age, situations, count(*) as open,
        count(*) filter (where next_due_at < ${span.at}) as late
      from protection.case c where ${below(span, sql`c.scope_code`)} and state <> 'closed' and ${secret(span, sql`c`)}
      group by 1, 2, 3, 4, 5, 6)
    select case grouping(state, colour, place, age) when 7 then 'link' when 11 then 'colour' when 13 then 'place' when 14 then 'age'
        else 'all' end as dimension,
      coalesce(state, colour, place, age::text) as key, coalesce(sum(open), 0)::bigint as open, coalesce(sum(late), 0)::bigint as late
    from cell where not sealed group by grouping sets ((state), (colour), (place), (age), ())
    union all
    select 'situation', key, sum(open)::bigint, sum(late)::bigint
    from cell cross join lateral unnest(situations) as key where not sealed group by key
    union all
    select 'sealed', null, coalesce(sum(open), 0)::bigint, coalesce(sum(late), 0)::bigint from cell where sealed`.execute(
    tx.sql,
  );
  return rows;
}

export const within = (moment: RawBuilder<unknown>, now: Days, before: Days) => sql`
  (${moment} >= ${now.from}::date and ${moment} < ${now.to}::date + 1
    or ${moment} >= ${before.from}::date and ${moment} < ${before.to}::date + 1)`;
export const isBefore = (moment: RawBuilder<unknown>, now: Days) => sql`${moment} < ${now.from}::date`;
export async function countReceivers(tx: Reading, span: Span, now: Days): Promise<counted.ReceiverCount[]> {
  const { rows } = await sql<counted.ReceiverCount>`
    with offered as materialized (
      select report_id, bool_or(signed_at is not null) as handed, bool_or(refused_at is not null) as refused,
        bool_or(signed_at is null and refused_at is null) as waiting
      from protection.hand_over group by report_id),
    cell as materialized (
      select case when r.sealed then 'sealed' else left(r.scope_code, ${span.digits}::int) end as place, count(*) as received,
        count(*) filter (where o.handed) as handed, count(*) filter (where o.refused) as refused, count(*) filter (where o.waiting) as waiting
      from protection.report r left join offered o on o.report_id = r.id where ${received(span, now)} group by 1),
    signed as materialized (
      select case when r.sealed then 'sealed' else left(r.scope_code, ${span.digits}::int) end as place,
        extract(epoch from h.signed_at - h.at)::float8 / 3600 as took
      from protection.hand_over h join protection.report r on r.id = h.report_id where h.signed_at is not null and ${received(span, now)})
    select place, coalesce(sum(received), 0)::bigint as received, coalesce(sum(handed), 0)::bigint as handed,
      coalesce(sum(refused), 0)::bigint as refused, coalesce(sum(waiting), 0)::bigint as waiting,
      (select percentile_cont(0.5) within group (order by took) from signed s where cell.place is null or s.place = cell.place) as signing
    from cell group by grouping sets ((place), ())`.execute(tx.sql);
  return rows;
}

const received = (span: Span, now: Days) => sql`${below(span, sql`r.scope_code`)}
  and r.received_at >= ${now.from}::date and r.received_at < ${now.to}::date + 1 and ${secret(span, sql`r`)}`;

/** What units were asked for, by whom it is owed; a single unit's own with those of sealed cases, which it knows. */
export async function countAssignments(
  tx: Reading,
  span: Span,
  now: Days,
  { signHours, unit }: { readonly signHours: number; readonly unit: string | undefined },
): Promise<counted.UnitCount[]> {
  const sent = sql`a.asked_at >= ${now.from}::date and a.asked_at < ${now.to}::date + 1 and a.state <> 'withdrawn'`;
  const open = sql`a.state in ('waiting', 'accepted') and c.state <> 'closed'`;
  const name = unit === undefined ? sql`case when c.sealed then 'sealed' else a.unit end` : sql`a.unit`;
  const { rows } = await sql<counted.UnitCount>`
    with one as (
      select ${name} as unit, ${sent} as sent, a.accepted_at <= a.asked_at + ${signHours} * interval '1 hour'
          or a.accepted_at is null and a.settled_at <= a.asked_at + ${signHours} * interval '1 hour' as signed,
        a.settled_at <= a.due_at as answered, a.settled_at is not null as settled, ${open} as open, a.due_at < ${span.at} as late,
        a.kind = 'resolution' as resolution
      from protection.assignment a join protection.case c on c.id = a.case_id
      where a.unit is not null and (${sent} or a.kind = 'resolution' and ${open}) and ${below(span, sql`c.scope_code`)}
        and ${unit === undefined ? secret(span, sql`c`) : sql`a.unit = ${unit}`})
    select unit, count(*) filter (where sent) as sent, count(*) filter (where sent and signed) as signed,
      count(*) filter (where sent and answered) as answered, count(*) filter (where sent and settled) as settled,
      count(*) filter (where sent and open and late) as overdue, count(*) filter (where resolution and open) as resolutions,
      count(*) filter (where resolution and open and late) as "resolutionsOverdue"
    from one group by grouping sets ((unit), ())`.execute(tx.sql);
  return rows;
}

export async function countReports(
  tx: Reading,
  span: Span,
  { now, before, lateHours }: { readonly now: Days; readonly before: Days; readonly lateHours: number },
): Promise<counted.ReportCount[]> {
  const figures = sql`coalesce(sum(n) filter (where not "isBefore"), 0)::bigint as received,
    coalesce(sum(n) filter (where not "isBefore" and late), 0)::bigint as late,
    coalesce(sum(n) filter (where not "isBefore" and state = 'unfounded'), 0)::bigint as unfounded,
    coalesce(sum(n) filter (where "isBefore"), 0)::bigint as before`;
  const { rows } = await sql<counted.ReportCount>`
    with one as materialized (
      select case when sealed then 'sealed' else channel end as channel, case when sealed then 'sealed' else state end as outcome, state,
        case when sealed then array['sealed'] else situations end as situations, ${isBefore(sql`received_at`, now)} as "isBefore",
        received_at > seen_at + ${lateHours} * interval '1 hour' as late, count(*) as n
      from protection.report r where ${below(span, sql`r.scope_code`)} and ${within(sql`received_at`, now, before)} and ${secret(span, sql`r`)}
      group by 1, 2, 3, 4, 5, 6)
    select case grouping(channel, outcome) when 1 then 'channel' when 2 then 'outcome' else 'all' end as dimension,
      coalesce(channel, outcome) as key, ${figures}
    from one group by grouping sets ((channel), (outcome), ())
    union all
    select 'situation', key, ${figures} from one cross join lateral unnest(situations) as key group by key`.execute(
    tx.sql,
  );
  return rows;
}
