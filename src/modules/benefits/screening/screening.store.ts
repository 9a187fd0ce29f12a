/** SQL of the findings' life: yesterday's against today's, written as differences only. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { findingsSql, type ScreeningDays } from "./screening-sql.store.ts";

export interface Differences {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** One screening at a time: two would each write what both found new. */
export async function lockScreening(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('benefits.screening'))`.execute(tx.sql);
}

/**
 * Everybody: what differs is found by one reading statement, which PostgreSQL may share among its workers as it never does with a
 * statement that writes; it is staged, and then written.
 */
export async function screenAll(
  tx: Pick<Tx, "sql">,
  days: ScreeningDays,
  tasked: readonly string[],
): Promise<Differences> {
  // All findings of yesterday are held in memory beside today's; handing a row to another process costs less than asking it here.
  await sql`set local work_mem = '64MB'`.execute(tx.sql);
  await sql`set local parallel_tuple_cost = 0.001`.execute(tx.sql);
  await sql`create temporary table differing on commit drop as ${differingSql(days)}`.execute(tx.sql);
  await sql`analyze differing`.execute(tx.sql);
  return writeDifferences(tx, days, tasked, sql``);
}

export async function screenSome(
  tx: Pick<Tx, "sql">,
  days: ScreeningDays,
  tasked: readonly string[],
  childIds: readonly string[],
): Promise<Differences> {
  const stage = sql`differing as materialized (${differingSql(days, childIds)}),`;
  return writeDifferences(tx, days, tasked, stage);
}

/** Findings of today that yesterday's rows do not say, and yesterday's that today no longer says; `only` for some children. */
function differingSql(days: ScreeningDays, only?: readonly string[]): RawBuilder<unknown> {
  const among = only === undefined ? sql`true` : sql`child_id = any (${only}::uuid[])`;
  return sql`
    select coalesce(s.child_id, f.child_id) as child_id, coalesce(s.about, f.about) as about, s.scope_code, s.kind, s.missing, s.digest,
      f.child_id is null as is_new, s.child_id is null as is_gone
    from (${findingsSql(days, only)}) s
    full join (
      select child_id, about, scope_code, kind, facts_digest, state from benefits.finding where ${among}
    ) f on f.child_id = s.child_id and f.about = s.about
    where f.child_id is null
      or (case when s.child_id is null then f.state <> 'gone'
        else f.state = 'gone' or f.kind <> s.kind or f.facts_digest <> s.digest or f.scope_code <> s.scope_code end)`;
}

/** `tasked`: subject and kind, as `programme:B03/cannotTell`, whose coming and going a post has on its desk. */
async function writeDifferences(
  tx: Pick<Tx, "sql">,
  { today }: ScreeningDays,
  tasked: readonly string[],
  stage: RawBuilder<unknown>,
): Promise<Differences> {
  const isTasked = (row: string) =>
    sql`${sql.raw(row)}.about || '/' || ${sql.raw(row)}.kind = any (${tasked}::text[])`;
  const { rows } = await sql<Differences>`
    with ${stage}
    gone as (
      update benefits.finding f set state = 'gone', changed_on = ${today.on}, version = version + 1,
        needs_task = ${isTasked("f")}
      from differing s
      where s.is_gone and s.child_id = f.child_id and s.about = f.about
      returning 1
    ), changed as (
      update benefits.finding f set kind = s.kind, scope_code = s.scope_code, missing = s.missing, facts_digest = s.digest,
        first_seen = case when f.state = 'gone' or f.kind <> s.kind then ${today.on} else f.first_seen end,
        changed_on = ${today.on}, version = version + 1,
        state = case when f.state = 'settled' and f.kind = s.kind and f.facts_digest = s.digest then 'settled' else 'open' end,
        needs_task = ${isTasked("f")} or ${isTasked("s")}
      from differing s
      where not s.is_gone and not s.is_new and s.child_id = f.child_id and s.about = f.about
      returning 1
    ), added as (
      insert into benefits.finding (child_id, scope_code, about, kind, missing, facts_digest, first_seen, changed_on, needs_task)
      select s.child_id, s.scope_code, s.about, s.kind, s.missing, s.digest, ${today.on}, ${today.on}, ${isTasked("s")}
      from differing s
      where s.is_new
      returning 1
    )
    select (select count(*) from added) as added, (select count(*) from changed) as changed,
      (select count(*) from gone) as gone`.execute(tx.sql);
  return rows[0] as Differences;
}

export interface Run extends Differences {
  readonly id: string;
  readonly day: string;
  readonly children: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, string>>;
  readonly duration_ms: number;
  readonly at: Date;
}

export async function insertRun(tx: Pick<Tx, "sql">, run: Run): Promise<void> {
  await sql`
    insert into benefits.screening_run (id, day, children, added, changed, gone, parameters, rules, duration_ms, at)
    values (${run.id}, ${run.day}, ${run.children}, ${run.added}, ${run.changed}, ${run.gone},
      ${JSON.stringify(run.parameters)}, ${JSON.stringify(run.rules)}, ${run.duration_ms}, ${run.at})`.execute(
    tx.sql,
  );
}

/** With a month a season may begin or end: what stands open of these is told anew to the desks. */
export async function renewTasksOf(tx: Pick<Tx, "sql">, subjects: readonly string[]): Promise<void> {
  await sql`update benefits.finding set needs_task = true where state = 'open' and about = any (${subjects}::text[])`.execute(
    tx.sql,
  );
}

export async function findLastRun(tx: Pick<Tx, "sql">): Promise<Run | undefined> {
  const { rows } = await sql<Run>`
    select id, day, children, added, changed, gone, parameters, rules, duration_ms, at
    from benefits.screening_run order by at desc limit 1`.execute(tx.sql);
  return rows[0];
}

export async function countChildren(tx: Pick<Tx, "sql">, on: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from recognition.profile where valid_from <= ${on} and valid_to > ${on}`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}
