/** SQL of the picture: each figure in one statement over the tables that the board and the clocks are read from. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type * as counted from "./counted.ts";
import type { Period } from "./period.ts";

export interface PictureAsk {
  readonly scope: Scope;
  /** How many digits of a place make a row: a township of the district, a village of the township. */
  readonly digits: number;
  readonly at: Date;
  readonly period: Period;
}

const within = ({ lo, hi }: Scope, column: RawBuilder<unknown>) =>
  sql`${column} >= ${lo} and ${column} < ${hi}`;
/** From midnight to midnight in the district's own time. */
const during = ({ from, to }: Period, column: RawBuilder<unknown>) => sql`
  ${column} >= ${`${from}T00:00:00+08:00`}::timestamptz
  and ${column} < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`;

/** Open cases that the asker sees, in the smallest groups that the tables need. */
export async function countOpen(tx: Tx, { scope, digits, at }: PictureAsk): Promise<counted.OpenGroup[]> {
  const { rows } = await sql<counted.OpenGroup>`
    select c.state, c.colour, left(c.scope_code, ${digits}) as place, count(*) as count,
      count(*) filter (where c.next_due_at < ${at}) as late
    from protection.case c where c.state <> 'closed' and ${within(scope, sql`c.scope_code`)}
    group by 1, 2, 3`.execute(tx.sql);
  return rows;
}

/** Whoever sees everything counts them all; the difference is what is secret to the asker. */
export async function countAllOpen(tx: Tx, { scope }: PictureAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from protection.case c
    where c.state <> 'closed' and ${within(scope, sql`c.scope_code`)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function countAges(
  tx: Tx,
  { scope, at }: PictureAsk,
  today: string,
): Promise<counted.AgeGroup[]> {
  const { rows } = await sql<counted.AgeGroup>`
    select extract(year from age(${today}::date, y.born))::int as age, count(*) as count,
      count(*) filter (where c.next_due_at < ${at}) as late
    from protection.case c
    left join (select p.case_id, max(p.birth_date) as born from protection.case_person p
      where p.role = 'child' and p.left_at is null group by 1) y on y.case_id = c.id
    where c.state <> 'closed' and ${within(scope, sql`c.scope_code`)}
    group by 1`.execute(tx.sql);
  return rows;
}

export async function countSituations(tx: Tx, { scope, at }: PictureAsk): Promise<counted.SituationGroup[]> {
  const { rows } = await sql<counted.SituationGroup>`
    select s.situation, count(*) as count, count(*) filter (where c.next_due_at < ${at}) as late
    from protection.case c cross join unnest(c.situations) as s(situation)
    where c.state <> 'closed' and ${within(scope, sql`c.scope_code`)}
    group by 1`.execute(tx.sql);
  return rows;
}

const lengths = (from: RawBuilder<unknown>, to: RawBuilder<unknown>) => sql`
  round(extract(epoch from percentile_cont(0.5) within group (order by ${to} - ${from}) filter (where ${to} is not null)) / 60)::int as median,
  round(extract(epoch from percentile_cont(0.9) within group (order by ${to} - ${from}) filter (where ${to} is not null)) / 60)::int as p90`;

/** Clocks that began in the period and were not stopped, of everything in the place: lengths and shares tell nothing of one case. */
export async function timeClocks(
  tx: Tx,
  ask: PictureAsk,
  codes: readonly string[],
): Promise<counted.Timing[]> {
  const { scope, digits, at, period } = ask;
  const { rows } = await sql<counted.Timing>`
    with run as (
      select k.code, coalesce(c.colour, r.colour) as colour, left(k.scope_code, ${digits}) as place, k.started_at, k.due_at, k.met_at
      from protection.clock k
      left join protection.case c on c.id = k.holder_id left join protection.report r on r.id = k.holder_id
      where k.code = any (${codes}::text[]) and k.stopped_at is null and ${during(period, sql`k.started_at`)}
        and ${within(scope, sql`k.scope_code`)})
    select code, colour, place, count(*) filter (where met_at <= due_at) as "inTime",
      count(*) filter (where met_at > due_at or met_at is null and due_at < ${at}) as late,
      count(*) filter (where met_at is null and due_at >= ${at}) as running,
      count(met_at) as met, ${lengths(sql`started_at`, sql`met_at`)}
    from run group by grouping sets ((code), (code, colour), (code, place))`.execute(tx.sql);
  return rows;
}

/** From the first report to the first act and to safety, of the cases that were opened in the period. */
export async function timeSpans(tx: Tx, ask: PictureAsk): Promise<counted.Timing[]> {
  const { scope, digits, period } = ask;
  const { rows } = await sql<counted.Timing>`
    with told as (
      select c.colour, left(c.scope_code, ${digits}) as place, c.first_act_at, c.safe_at,
        least(c.opened_at, (select min(r.received_at) from protection.report r where r.case_id = c.id)) as begun
      from protection.case c where ${during(period, sql`c.opened_at`)} and ${within(scope, sql`c.scope_code`)}),
    spans as (
      select 'firstAct' as code, colour, place, begun, first_act_at as ended from told
      union all select 'safety', colour, place, begun, safe_at from told)
    select code, colour, place, 0 as "inTime", 0 as late, count(*) filter (where ended is null) as running,
      count(ended) as met, ${lengths(sql`begun`, sql`greatest(ended, begun)`)}
    from spans group by grouping sets ((code), (code, colour), (code, place))`.execute(tx.sql);
  return rows;
}

/** By whoever received a report first, however often it was handed on afterwards. */
export async function countReceivers(
  tx: Tx,
  { scope, period }: PictureAsk,
): Promise<counted.ReceiverGroup[]> {
  const { rows } = await sql<counted.ReceiverGroup>`
    with told as (
      select r.id, r.received_at, r.taken_up_at, r.state, h.signed_at, h.at as offered_at,
        coalesce(h.from_account, r.receiver_id) as first_id,
        exists (select from protection.hand_over o where o.report_id = r.id and o.signed_at is null and o.refused_at is null) as is_offered
      from protection.report r
      left join lateral (select o.from_account, o.at, o.signed_at from protection.hand_over o
        where o.report_id = r.id and o.signed_at is not null order by o.signed_at limit 1) h on true
      where ${during(period, sql`r.received_at`)} and ${within(scope, sql`r.scope_code`)})
    select t.first_id as "accountId", a.display_name as name, count(*) as count,
      count(*) filter (where t.state = 'received') as waiting, count(t.signed_at) as "handedOn",
      count(*) filter (where t.is_offered) as offered,
      round(extract(epoch from percentile_cont(0.5) within group (order by t.taken_up_at - t.received_at)) / 60)::int as "takeUpMedian",
      round(extract(epoch from percentile_cont(0.5) within group (order by t.signed_at - t.offered_at)) / 60)::int as "signMedian"
    from told t join platform.account a on a.id = t.first_id
    group by 1, 2 order by count(*) desc, 2 limit 200`.execute(tx.sql);
  return rows;
}

/** 协办单 and resolutions that were sent in the period. */
export async function countAssignments(
  tx: Tx,
  { scope, period, at }: Pick<PictureAsk, "scope" | "period" | "at">,
  unit?: string,
): Promise<counted.UnitGroup[]> {
  const { rows } = await sql<counted.UnitGroup>`
    select s.unit, s.kind = 'resolution' as "isResolution", count(*) as sent,
      count(*) filter (where s.state = 'refused') as refused,
      count(*) filter (where s.state in ('done', 'vain')) as settled,
      count(*) filter (where s.state in ('done', 'vain') and s.settled_at <= s.due_at) as "inTime",
      count(*) filter (where s.state in ('waiting', 'accepted')) as open,
      count(*) filter (where s.state in ('waiting', 'accepted') and s.due_at < ${at}) as late,
      round(extract(epoch from percentile_cont(0.5) within group (order by s.accepted_at - s.asked_at)) / 60)::int as "acceptMedian"
    from protection.assignment s join protection.case c on c.id = s.case_id
    where s.state <> 'withdrawn' and ${during(period, sql`s.asked_at`)} and ${within(scope, sql`c.scope_code`)}
      and (${unit ?? null}::text is null or s.unit = ${unit ?? null})
    group by 1, 2`.execute(tx.sql);
  return rows;
}

export async function countReports(
  tx: Tx,
  { scope, period }: PictureAsk,
  tardyHours: number,
): Promise<counted.ReportGroup[]> {
  const { rows } = await sql<counted.ReportGroup>`
    select r.channel, r.state, count(*) as count, count(*) filter (where r.is_mandated) as mandated,
      count(*) filter (where r.received_at - r.seen_at > ${tardyHours} * interval '1 hour') as tardy, count(r.seen_at) as dated
    from protection.report r
    where ${during(period, sql`r.received_at`)} and ${within(scope, sql`r.scope_code`)} group by 1, 2`.execute(
    tx.sql,
  );
  return rows;
}

export async function countReportedSituations(
  tx: Tx,
  { scope, period }: PictureAsk,
): Promise<counted.ReportedSituation[]> {
  const { rows } = await sql<counted.ReportedSituation>`
    select s.situation, count(*) as count, count(*) filter (where r.state in ('opened', 'joined')) as opened,
      count(*) filter (where r.state = 'unfounded') as unfounded
    from protection.report r cross join unnest(r.situations) as s(situation)
    where ${during(period, sql`r.received_at`)} and ${within(scope, sql`r.scope_code`)} group by 1`.execute(
    tx.sql,
  );
  return rows;
}
