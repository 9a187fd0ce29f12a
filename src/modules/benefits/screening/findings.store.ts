/** SQL of the findings as they are read and settled. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Value } from "../../../platform/rules/evaluate.ts";
import { columnOf } from "../../../platform/rules/rule-sql.store.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import type { FindingKind } from "../programs/program-codes.contract.ts";
import type { FindingState, SettlementReason } from "./settlement-codes.contract.ts";

export interface FindingRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly about: string;
  readonly kind: FindingKind;
  readonly missing: readonly string[] | null;
  readonly factsDigest: string;
  readonly firstSeen: string;
  readonly changedOn: string;
  readonly state: FindingState;
  readonly settledReason: SettlementReason | null;
  readonly settledNote: string | null;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly version: number;
}

const columns = sql`f.id, f.child_id as "childId", f.scope_code as "scopeCode", f.about, f.kind, f.missing,
  f.facts_digest as "factsDigest", f.first_seen as "firstSeen", f.changed_on as "changedOn", f.state,
  f.settled_reason as "settledReason", f.settled_note as "settledNote", f.settled_at as "settledAt",
  (select display_name from platform.account a where a.id = f.settled_by) as "settledBy", f.version`;

export interface FindingAsk {
  readonly scope: Scope;
  readonly about: string | undefined;
  readonly kind: FindingKind | undefined;
  readonly state: FindingState;
  readonly missing: string | undefined;
  /** Subjects that the asker may not learn of. */
  readonly hidden: readonly string[];
}

function chosen({ scope, about, kind, state, missing, hidden }: FindingAsk): RawBuilder<unknown> {
  const conditions = [
    sql`f.scope_code >= ${scope.lo} and f.scope_code < ${scope.hi} and f.state = ${state}`,
    sql`f.about <> all (${hidden}::text[])`,
    ...(about === undefined ? [] : [sql`f.about = ${about}`]),
    ...(kind === undefined ? [] : [sql`f.kind = ${kind}`]),
    ...(missing === undefined ? [] : [sql`${missing} = any (f.missing)`]),
  ];
  return sql.join(conditions, sql` and `);
}

export type FindingPosition = readonly [scopeCode: string, about: string, kind: string, id: string];

export async function listFindings(
  tx: Tx,
  ask: FindingAsk,
  after: FindingPosition | undefined,
  limit: number,
): Promise<FindingRow[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(f.scope_code, f.about, f.kind, f.id) > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}::uuid)`;
  const { rows } = await sql<FindingRow>`
    select ${columns} from benefits.finding f where ${chosen(ask)} and ${behind}
    order by f.scope_code, f.about, f.kind, f.id limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countFindings(tx: Tx, ask: FindingAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from benefits.finding f where ${chosen(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** By the places one level below and by subject. */
export async function countByPlace(
  tx: Tx,
  ask: FindingAsk,
  digits: number,
): Promise<{ code: string; about: string; count: number }[]> {
  const { rows } = await sql<{ code: string; about: string; count: number }>`
    select left(f.scope_code, ${digits}) as code, f.about, count(*) as count
    from benefits.finding f where ${chosen(ask)} group by 1, 2 order by 1, 2`.execute(tx.sql);
  return rows;
}

export async function findFinding(tx: Tx, id: string): Promise<FindingRow | undefined> {
  const { rows } =
    await sql<FindingRow>`select ${columns} from benefits.finding f where f.id = ${id}`.execute(tx.sql);
  return rows[0];
}

export async function listFindingsOf(tx: Tx, childId: string): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from benefits.finding f where f.child_id = ${childId} order by f.about`.execute(tx.sql);
  return rows;
}

/** Those of these children that somebody has still to look at. */
export async function listOpenFindingsOf(tx: Tx, childIds: readonly string[]): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from benefits.finding f where f.child_id = any (${childIds}::uuid[]) and f.state = 'open'
    order by f.child_id, f.about`.execute(tx.sql);
  return rows;
}

export interface SettlementRow {
  readonly at: Date;
  readonly by: string | null;
  readonly kind: FindingKind;
  readonly reason: SettlementReason;
  readonly note: string | null;
}

export async function listSettlements(tx: Tx, findingId: string): Promise<SettlementRow[]> {
  const { rows } = await sql<SettlementRow>`
    select s.recorded_at as at, a.display_name as by, s.kind, s.reason, s.note
    from benefits.finding_settlement s left join platform.account a on a.id = s.recorded_by
    where s.finding_id = ${findingId} order by s.recorded_at desc`.execute(tx.sql);
  return rows;
}

export interface Settlement {
  readonly id: string;
  readonly reason: SettlementReason;
  readonly note: string | null;
  readonly at: Date;
}

/** False when it is no longer open, or no longer in the version that was looked at. */
export async function settleFinding(
  tx: Tx,
  id: string,
  version: number,
  settlement: Settlement,
): Promise<boolean> {
  const { reason, note, at } = settlement;
  const by = tx.actor.accountId;
  const { numAffectedRows } = await sql`
    with settled as (
      update benefits.finding set state = 'settled', settled_reason = ${reason}, settled_note = ${note}, settled_at = ${at},
        settled_by = ${by}, needs_task = false, version = version + 1
      where id = ${id} and version = ${version} and state = 'open'
      returning id, child_id, scope_code, kind, facts_digest
    )
    insert into benefits.finding_settlement (id, finding_id, child_id, scope_code, kind, reason, note, facts_digest, recorded_at, recorded_by)
    select ${settlement.id}, id, child_id, scope_code, kind, ${reason}, ${note}, facts_digest, ${at}, ${by} from settled`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

/** Findings whose tasks do not tell yet what they have become. */
export async function listAwaitingTask(
  tx: Pick<Tx, "sql">,
  limit: number,
  childIds?: readonly string[],
): Promise<FindingRow[]> {
  const among = childIds === undefined ? sql`true` : sql`f.child_id = any (${childIds}::uuid[])`;
  const { rows } = await sql<FindingRow>`
    select ${columns} from benefits.finding f where f.needs_task and ${among} order by f.id limit ${limit}`.execute(
    tx.sql,
  );
  return rows;
}

export async function markTasksDone(tx: Pick<Tx, "sql">, ids: readonly string[]): Promise<void> {
  await sql`update benefits.finding set needs_task = false where id = any (${ids}::uuid[])`.execute(tx.sql);
}

/** The desks are to be told of these anew. */
export async function awaitTasks(tx: Pick<Tx, "sql">, ids: readonly string[]): Promise<void> {
  await sql`update benefits.finding set needs_task = true where id = any (${ids}::uuid[])`.execute(tx.sql);
}

const atomColumns = sql.raw(
  Object.keys(profileAtoms)
    .map((name) => `p.${columnOf(name)} as "${name}"`)
    .join(", "),
);

/** What is known of these children on a day, by child. */
export async function readProfiles(
  tx: Pick<Tx, "sql">,
  childIds: readonly string[],
  on: string,
): Promise<Map<string, Readonly<Record<string, Value>>>> {
  const { rows } = await sql<Record<string, Value> & { child: string }>`
    select p.child_id as child, ${atomColumns} from recognition.profile p
    where p.child_id = any (${childIds}::uuid[]) and p.valid_from <= ${on} and p.valid_to > ${on}`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ child, ...values }) => [child, values]));
}

/** Children of whom anything is known on the day, in the order of their ids. */
export async function listProfiledChildren(
  tx: Pick<Tx, "sql">,
  on: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from recognition.profile
    where valid_from <= ${on} and valid_to > ${on} and child_id > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid
    order by child_id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}
