/** SQL of one round beside another, or beside today: who differs, how many there are, and what was done in between. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { fingerprint } from "./live-rows.store.ts";
import type { FrozenLedgerKey } from "./quarters.contract.ts";

type Sql = RawBuilder<unknown>;

/** Where the rows of one side of a comparison come from. */
export type Side = { readonly quarter: string } | { readonly liveOn: string };

function sideSql(side: Side, scope: Scope): Sql {
  const columns = sql`s.child_id, s.scope_code, s.name, s.orphan, s.defacto_unattended, s.left_behind, s.in_difficulty`;
  const inScope = sql`s.scope_code >= ${scope.lo} and s.scope_code < ${scope.hi}`;
  if ("quarter" in side) {
    return sql`(select ${columns}, s.fingerprint from registry.quarter_row s where s.quarter = ${side.quarter} and ${inScope})`;
  }
  return sql`(select ${columns}, ${fingerprint} as fingerprint from registry.standing s
    where s.valid_from <= ${side.liveOn}::date and s.valid_to > ${side.liveOn}::date and ${inScope})`;
}

export type LedgerFlags = readonly [
  orphan: boolean,
  defacto: boolean,
  leftBehind: boolean,
  inDifficulty: boolean,
];

export interface DifferenceRecord {
  readonly childId: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly flagsBefore: LedgerFlags | null;
  readonly flagsAfter: LedgerFlags | null;
}

/** Children that are on one side only, or stand differently on the two; in the order of ids. */
export async function listDifferences(
  tx: Tx,
  before: Side,
  after: Side,
  scope: Scope,
): Promise<DifferenceRecord[]> {
  const flags = (side: Sql) =>
    sql`case when ${side}.child_id is not null then array[${side}.orphan, ${side}.defacto_unattended, ${side}.left_behind, ${side}.in_difficulty] end`;
  const { rows } = await sql<DifferenceRecord>`
    select coalesce(b.child_id, a.child_id) as "childId", coalesce(b.name, a.name) as name,
      a.scope_code as before, b.scope_code as after, ${flags(sql`a`)} as "flagsBefore", ${flags(sql`b`)} as "flagsAfter"
    from ${sideSql(before, scope)} a full join ${sideSql(after, scope)} b on b.child_id = a.child_id
    where a.fingerprint is distinct from b.fingerprint order by 1`.execute(tx.sql);
  return rows;
}

/** How many stand on each ledger, village by village. */
export async function countByVillage(
  tx: Tx,
  side: Side,
  scope: Scope,
): Promise<Map<string, Record<FrozenLedgerKey, number>>> {
  const from =
    "quarter" in side
      ? sql`registry.quarter_row r where r.quarter = ${side.quarter}`
      : sql`registry.standing r where r.valid_from <= ${side.liveOn}::date and r.valid_to > ${side.liveOn}::date`;
  const { rows } = await sql<Record<FrozenLedgerKey, number> & { code: string }>`
    select r.scope_code as code, count(*) as "all", count(*) filter (where r.orphan) as orphan,
      count(*) filter (where r.defacto_unattended) as "defactoUnattended", count(*) filter (where r.left_behind) as "leftBehind",
      count(*) filter (where r.in_difficulty) as "inDifficulty"
    from ${from} and r.scope_code >= ${scope.lo} and r.scope_code < ${scope.hi} group by 1`.execute(tx.sql);
  return new Map(rows.map(({ code, ...counts }) => [code, counts]));
}

export interface ActRecord {
  readonly childId: string;
  readonly kind: string;
  readonly on: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What was done with these files since the round before: dated within the quarter, or recorded after the last closing. */
export async function listActsBetween(
  tx: Tx,
  ids: readonly string[],
  span: { readonly after: string; readonly until: string; readonly recordedAfter: Date | null },
): Promise<ActRecord[]> {
  const { rows } = await sql<ActRecord>`
    select t.child_id as "childId", t.kind, t.on_date as on, t.reason, t.detail from registry.act t
    where t.child_id = any (${ids}::uuid[]) and t.undone_at is null and t.on_date <= ${span.until}
      and (t.on_date > ${span.after} or t.recorded_at > ${span.recordedAfter}::timestamptz)
    order by t.on_date, t.recorded_at`.execute(tx.sql);
  return rows;
}

/** Birthdays within the quarter that ended something. */
export async function listAgedBetween(
  tx: Tx,
  ids: readonly string[],
  span: { readonly after: string; readonly until: string },
): Promise<{ childId: string; on: string; why: string }[]> {
  const { rows } = await sql<{ childId: string; on: string; why: string }>`
    select s.child_id as "childId", s.valid_to as on, s.ends_why as why from registry.standing s
    where s.child_id = any (${ids}::uuid[]) and s.ends_why is not null and s.valid_to > ${span.after} and s.valid_to <= ${span.until}`.execute(
    tx.sql,
  );
  return rows;
}
