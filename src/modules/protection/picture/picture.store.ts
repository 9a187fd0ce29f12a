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

const below = ({ scope }: Pick<Span, "scope">, code: RawBuilder<unknown>) =>
  sql`${code} >= ${scope.lo} and ${code} < ${scope.hi}`;

/** One pass over the open cases that are not sealed. */
export async function countOpen(
  tx: Reading,
  span: Span,
  bandStarts: readonly IsoDate[],
): Promise<counted.OpenCount[]> {
  const { rows } = await sql<counted.OpenCount>`
    with one as materialized (
      select state, colour, left(scope_code, ${span.digits}::int) as place, width_bucket(youngest_birth, ${bandStarts}::date[]) as age,
        next_due_at < ${span.at} as late
      from protection.case c where ${below(span, sql`c.scope_code`)} and state <> 'closed' and not sealed)
    select case grouping(state, colour, place, age) when 7 then 'link' when 11 then 'colour' when 13 then 'place' when 14 then 'age'
        else 'all' end as dimension,
      coalesce(state, colour, place, age::text) as key, count(*) as open, count(*) filter (where late) as late
    from one group by grouping sets ((state), (colour), (place), (age), ())`.execute(tx.sql);
  return rows;
}

export async function countOpenSituations(
  tx: Reading,
  span: Span,
): Promise<Pick<counted.OpenCount, "key" | "open" | "late">[]> {
  const { rows } = await sql<Pick<counted.OpenCount, "key" | "open" | "late">>`
    select key, count(*) as open, count(*) filter (where next_due_at < ${span.at}) as late
    from protection.case c cross join lateral unnest(c.situations) as key
    where ${below(span, sql`c.scope_code`)} and state <> 'closed' and not sealed group by key`.execute(
    tx.sql,
  );
  return rows;
}

export async function countSealed(
  tx: Reading,
  span: Span,
): Promise<Pick<counted.OpenCount, "open" | "late">> {
  const { rows } = await sql<Pick<counted.OpenCount, "open" | "late">>`
    select count(*) as open, count(*) filter (where next_due_at < ${span.at}) as late
    from protection.case c where ${below(span, sql`c.scope_code`)} and state <> 'closed' and sealed`.execute(
    tx.sql,
  );
  return rows[0] ?? { open: 0, late: 0 };
}

const within = (moment: RawBuilder<unknown>, now: Days, before: Days) => sql`
  (${moment} >= ${now.from}::date and ${moment} < ${now.to}::date + 1
    or ${moment} >= ${before.from}::date and ${moment} < ${before.to}::date + 1)`;
const isBefore = (moment: RawBuilder<unknown>, now: Days) => sql`${moment} < ${now.from}::date`;
const secret = (span: Span, row: RawBuilder<unknown>) =>
  span.withSealed ? sql`true` : sql`not ${row}.sealed`;
const of = (clock: string, column: string) => sql.ref(`${clock}.${column}`);
const met = (clock: string) => sql`${of(clock, "met_at")} <= ${of(clock, "due_at")}`;
const missed = (span: Span, clock: string) => sql`(${of(clock, "met_at")} > ${of(clock, "due_at")}
  or ${of(clock, "met_at")} is null and ${of(clock, "stopped_at")} is null and ${of(clock, "due_at")} < ${span.at})`;

/** How soon reports were taken up and their reporters answered. */
export function measureReports(
  tx: Reading,
  span: Span,
  now: Days,
  before: Days,
): Promise<counted.Measured[]> {
  const from = (measure: string, moment: RawBuilder<unknown>, ended: RawBuilder<unknown>) => sql`
    select ${measure}::text as measure, ${isBefore(moment, now)} as "isBefore", r.sealed, r.colour,
      left(r.scope_code, ${span.digits}::int) as place, ${met("k")} as met, ${missed(span, "k")} as missed, ${ended} - r.received_at as took
    from protection.report r join protection.clock k on k.holder_id = r.id and k.code = ${measure}
    where ${below(span, sql`r.scope_code`)} and ${within(moment, now, before)} and ${secret(span, sql`r`)}`;
  return measure(
    tx,
    sql`${from("takeUp", sql`r.received_at`, sql`r.taken_up_at`)} union all
      ${from("feedback", sql`k.started_at`, sql`r.fed_back_at`)}`,
  );
}

/** How soon somebody acted in the cases that were opened, and how soon the child was safe. */
export function measureCases(tx: Reading, span: Span, now: Days, before: Days): Promise<counted.Measured[]> {
  const opened = sql`c.opened_at`;
  const clock = (code: string) => ({
    met: sql`bool_or(${met("k")}) filter (where k.code = ${code})`,
    missed: sql`bool_or(${missed(span, "k")}) filter (where k.code = ${code})`,
  });
  const [contact, visit, placement] = [clock("firstContact"), clock("visit"), clock("placement")];
  // The clocks are joined once: row security asks for each of them.
  return measure(
    tx,
    sql`
      select m.measure, one."isBefore", one.sealed, one.colour, one.place, m.met, m.missed, m.took
      from (
        select c.id, ${isBefore(opened, now)} as "isBefore", c.sealed, c.colour, left(c.scope_code, ${span.digits}::int) as place,
          c.first_act_at, c.safe_at, coalesce(min(r.at), c.opened_at) as since, bool_or(k.code = 'firstContact') is true as red,
          ${contact.met} as contact_met, ${contact.missed} as contact_missed, ${visit.met} as visit_met,
          ${visit.missed} as visit_missed, ${placement.met} as placement_met, ${placement.missed} as placement_missed
        from protection.case c
        left join (select case_id, min(received_at) as at from protection.report where case_id is not null group by case_id) r
          on r.case_id = c.id
        left join protection.clock k on k.holder_id = c.id and k.code in ('firstContact', 'visit', 'placement')
        where ${below(span, sql`c.scope_code`)} and ${within(opened, now, before)} and ${secret(span, sql`c`)}
        group by c.id) one
      cross join lateral (values
        ('contact', red, contact_met, contact_missed, first_act_at - since),
        ('firstAct', true, case when red then contact_met else visit_met end, case when red then contact_missed else visit_missed end,
          first_act_at - since),
        ('safety', true, placement_met, placement_missed, safe_at - since)) as m(measure, counts, met, missed, took)
      where m.counts`,
  );
}

async function measure(tx: Reading, source: RawBuilder<unknown>): Promise<counted.Measured[]> {
  const { rows } = await sql<counted.Measured>`
    with source as (${source}),
    told as (
      select measure, "isBefore", case when sealed then 'sealed' else colour end as colour,
        case when sealed then 'sealed' else place end as place, met, missed, extract(epoch from took) / 3600 as took from source)
    select measure, "isBefore", case grouping(colour, place) when 1 then 'colour' when 2 then 'place' else 'all' end as dimension,
      coalesce(colour, place) as key, count(*) filter (where met) as met, count(*) filter (where missed) as missed,
      count(took) as timed, percentile_cont(0.5) within group (order by took) as median,
      percentile_cont(0.9) within group (order by took) as p90
    from told group by measure, "isBefore", grouping sets ((colour), (place), ())`.execute(tx.sql);
  return rows;
}

export async function countReceivers(tx: Reading, span: Span, now: Days): Promise<counted.ReceiverCount[]> {
  const { rows } = await sql<counted.ReceiverCount>`
    with one as (
      select r.id, case when r.sealed then 'sealed' else left(r.scope_code, ${span.digits}::int) end as place, h.at, h.signed_at, h.refused_at
      from protection.report r left join protection.hand_over h on h.report_id = r.id
      where ${below(span, sql`r.scope_code`)} and r.received_at >= ${now.from}::date and r.received_at < ${now.to}::date + 1
        and ${secret(span, sql`r`)})
    select place, count(distinct id) as received, count(distinct id) filter (where signed_at is not null) as handed,
      count(distinct id) filter (where refused_at is not null) as refused,
      count(distinct id) filter (where at is not null and signed_at is null and refused_at is null) as waiting,
      percentile_cont(0.5) within group (order by extract(epoch from signed_at - at) / 3600) as signing
    from one group by grouping sets ((place), ())`.execute(tx.sql);
  return rows;
}

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
  const figures = sql`count(*) filter (where not "isBefore") as received, count(*) filter (where not "isBefore" and late) as late,
    count(*) filter (where not "isBefore" and state = 'unfounded') as unfounded, count(*) filter (where "isBefore") as before`;
  const { rows } = await sql<counted.ReportCount>`
    with one as materialized (
      select case when sealed then 'sealed' else channel end as channel, case when sealed then 'sealed' else state end as outcome, state,
        case when sealed then array['sealed'] else situations end as situations, ${isBefore(sql`received_at`, now)} as "isBefore",
        received_at > seen_at + ${lateHours} * interval '1 hour' as late
      from protection.report r where ${below(span, sql`r.scope_code`)} and ${within(sql`received_at`, now, before)} and ${secret(span, sql`r`)})
    select case grouping(channel, outcome) when 1 then 'channel' when 2 then 'outcome' else 'all' end as dimension,
      coalesce(channel, outcome) as key, ${figures}
    from one group by grouping sets ((channel), (outcome), ())
    union all
    select 'situation', key, ${figures} from one cross join lateral unnest(situations) as key group by key`.execute(
    tx.sql,
  );
  return rows;
}
