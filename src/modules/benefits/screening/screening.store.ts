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

/** Everybody: the findings are staged first, so that the comparison is planned on their true number. */
export async function screenAll(
  tx: Pick<Tx, "sql">,
  days: ScreeningDays,
  tasked: readonly string[],
): Promise<Differences> {
  // The stage is the size of all findings; in small pieces of memory it would be sorted on disk.
  await sql`set local work_mem = '64MB'`.execute(tx.sql);
  await sql`create temporary table seen on commit drop as ${findingsSql(days)}`.execute(tx.sql);
  await sql`analyze seen`.execute(tx.sql);
  return writeDifferences(tx, days, tasked, { stage: sql``, among: sql`true` });
}

export async function screenSome(
  tx: Pick<Tx, "sql">,
  days: ScreeningDays,
  tasked: readonly string[],
  childIds: readonly string[],
): Promise<Differences> {
  return writeDifferences(tx, days, tasked, {
    stage: sql`seen as materialized (${findingsSql(days, childIds)}),`,
    among: sql`f.child_id = any (${childIds}::uuid[])`,
  });
}

/** `tasked`: subject and kind, as `programme:B03/cannotTell`, whose coming and going a post has on its desk. */
async function writeDifferences(
  tx: Pick<Tx, "sql">,
  { today }: ScreeningDays,
  tasked: readonly string[],
  { stage, among }: { readonly stage: RawBuilder<unknown>; readonly among: RawBuilder<unknown> },
): Promise<Differences> {
  const isTasked = (row: string) =>
    sql`${sql.raw(row)}.about || '/' || ${sql.raw(row)}.kind = any (${tasked}::text[])`;
  const { rows } = await sql<Differences>`
    with ${stage}
    gone as (
      update benefits.finding f set state = 'gone', changed_on = ${today.on}, version = version + 1,
        needs_task = ${isTasked("f")}
      where f.state <> 'gone' and ${among}
        and not exists (select from seen s where s.child_id = f.child_id and s.about = f.about)
      returning 1
    ), changed as (
      update benefits.finding f set kind = s.kind, scope_code = s.scope_code, missing = s.missing, facts_digest = s.digest,
        first_seen = case when f.state = 'gone' or f.kind <> s.kind then ${today.on} else f.first_seen end,
        changed_on = ${today.on}, version = version + 1,
        state = case when f.state = 'settled' and f.kind = s.kind and f.facts_digest = s.digest then 'settled' else 'open' end,
        needs_task = ${isTasked("f")} or ${isTasked("s")}
      from seen s
      where s.child_id = f.child_id and s.about = f.about and ${among}
        and (f.state = 'gone' or f.kind <> s.kind or f.facts_digest <> s.digest or f.scope_code <> s.scope_code)
      returning 1
    ), added as (
      insert into benefits.finding (child_id, scope_code, about, kind, missing, facts_digest, first_seen, changed_on, needs_task)
      select s.child_id, s.scope_code, s.about, s.kind, s.missing, s.digest, ${today.on}, ${today.on}, ${isTasked("s")}
      from seen s
      where not exists (select from benefits.finding f where f.child_id = s.child_id and f.about = s.about)
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
