/** SQL of watch items. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import {
  urgentWatchRules,
  type WatchRuleCode,
  type WatchSettlement,
  type WatchState,
} from "./watch-codes.contract.ts";

/** One at a time: two would each raise what both found new. */
export async function lockWatching(tx: Pick<Tx, "sql">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('protection.watch'))`.execute(tx.sql);
}

export interface WatchRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly rule: WatchRuleCode;
  readonly facts: string;
  readonly firstSeen: IsoDate;
  readonly changedOn: IsoDate;
  readonly state: WatchState;
  readonly settledReason: WatchSettlement | null;
  readonly settledNote: string | null;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly version: number;
}

const columns = sql`i.id, i.child_id as "childId", i.scope_code as "scopeCode", i.rule, i.facts, i.first_seen as "firstSeen",
  i.changed_on as "changedOn", i.state, i.settled_reason as "settledReason", i.settled_note as "settledNote",
  i.settled_at as "settledAt", (select display_name from platform.account a where a.id = i.settled_by) as "settledBy", i.version`;

export async function listOfChildren(tx: Tx, childIds: readonly string[]): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`
    select ${columns} from protection.watch_item i where i.child_id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}

export interface WatchWrite {
  readonly childId: string;
  readonly scopeCode: string;
  readonly rule: WatchRuleCode;
  readonly facts: string;
}

/** New ones, and old ones that are open again or rest on other facts; as they then stand. */
export async function putItems(tx: Tx, items: readonly WatchWrite[], on: IsoDate): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`
    with put as (
      insert into protection.watch_item as i (id, child_id, scope_code, rule, facts, first_seen, changed_on)
      select id, child_id, scope_code, rule, facts, ${on}, ${on}
      from unnest(${items.map(() => newId())}::uuid[], ${items.map(({ childId }) => childId)}::uuid[],
        ${items.map(({ scopeCode }) => scopeCode)}::text[], ${items.map(({ rule }) => rule)}::text[],
        ${items.map(({ facts }) => facts)}::text[]) as t(id, child_id, scope_code, rule, facts)
      on conflict (child_id, rule) do update set scope_code = excluded.scope_code, facts = excluded.facts, changed_on = ${on},
        first_seen = case when i.state = 'open' then i.first_seen else ${on} end, state = 'open', version = i.version + 1
      returning i.*
    ) select ${columns} from put i`.execute(tx.sql);
  return rows;
}

/** Items that no longer hold; their ids. */
export async function clearItems(
  tx: Tx,
  items: readonly Pick<WatchWrite, "childId" | "rule">[],
  on: IsoDate,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update protection.watch_item i set state = 'gone', changed_on = ${on}, version = i.version + 1
    from unnest(${items.map(({ childId }) => childId)}::uuid[], ${items.map(({ rule }) => rule)}::text[]) as t(child_id, rule)
    where i.child_id = t.child_id and i.rule = t.rule returning i.id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Children about whom something lies there, by id, after the one named. */
export async function listWatched(tx: Tx, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct child_id as id from protection.watch_item where state <> 'gone' and child_id > ${after}::uuid
    order by child_id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export interface WatchAsk {
  readonly scope: Scope;
  readonly rule: WatchRuleCode | undefined;
  readonly state: WatchState;
}

function chosen({ scope, rule, state }: WatchAsk): RawBuilder<unknown> {
  const ofRule = rule === undefined ? sql`true` : sql`i.rule = ${rule}`;
  return sql`i.state = ${state} and i.scope_code >= ${scope.lo} and i.scope_code < ${scope.hi} and ${ofRule}`;
}

const isCalm = sql`(i.rule <> all (${urgentWatchRules}::text[]))`;

/** The last one shown: red ones stand first, then place by place. */
export interface WatchPosition {
  readonly isCalm: boolean;
  readonly scopeCode: string;
  readonly id: string;
}

export async function listItems(
  tx: Tx,
  ask: WatchAsk,
  after: WatchPosition | undefined,
  limit: number,
): Promise<WatchRow[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(${isCalm}, i.scope_code, i.id) > (${after.isCalm}, ${after.scopeCode}, ${after.id}::uuid)`;
  const { rows } = await sql<WatchRow>`
    select ${columns} from protection.watch_item i where ${chosen(ask)} and ${behind}
    order by ${isCalm}, i.scope_code, i.id limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countItems(tx: Tx, ask: WatchAsk): Promise<Record<string, number>> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select i.rule, count(*) as count from protection.watch_item i where ${chosen({ ...ask, rule: undefined })}
    group by i.rule`.execute(tx.sql);
  return Object.fromEntries(rows.map(({ rule, count }) => [rule, count]));
}

export async function findItem(tx: Tx, id: string): Promise<WatchRow | undefined> {
  const { rows } =
    await sql<WatchRow>`select ${columns} from protection.watch_item i where i.id = ${id}`.execute(tx.sql);
  return rows[0];
}

export interface Settlement {
  readonly reason: WatchSettlement;
  readonly note: string | null;
  readonly at: Date;
}

/** False where it has another version by now. */
export async function settleItem(
  tx: Tx,
  id: string,
  version: number,
  { reason, note, at }: Settlement,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with settled as (
      update protection.watch_item set state = 'settled', settled_reason = ${reason}, settled_note = ${note},
        settled_at = ${at}, settled_by = ${tx.actor.accountId}, version = version + 1
      where id = ${id} and version = ${version} and state = 'open' returning id, facts
    )
    insert into protection.watch_settlement (id, item_id, reason, note, facts, at, by)
    select ${newId()}, id, ${reason}, ${note}, facts, ${at}, ${tx.actor.accountId} from settled`.execute(
    tx.sql,
  );
  return Number(numAffectedRows ?? 0) === 1;
}

export interface SettlementRow {
  readonly at: Date;
  readonly by: string;
  readonly reason: WatchSettlement;
  readonly note: string | null;
}

export async function listSettlements(tx: Tx, id: string): Promise<SettlementRow[]> {
  const { rows } = await sql<SettlementRow>`
    select s.at, a.display_name as by, s.reason, s.note from protection.watch_settlement s
    join platform.account a on a.id = s.by where s.item_id = ${id} order by s.at desc limit 100`.execute(
    tx.sql,
  );
  return rows;
}

export interface AssessmentFacts {
  readonly childId: string;
  readonly assessedOn: IsoDate | null;
  readonly assessmentDueOn: IsoDate | null;
  readonly isBeingAssessed: boolean;
  readonly scoreFall: number | null;
}

/** Of these children those with an open case; of a sealed one nobody else is to guess. */
export async function listInOpenCase(tx: Tx, childIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.child_id as id from protection.case_person p join protection.case c on c.id = p.case_id
    where p.child_id = any (${childIds}::uuid[]) and p.role = 'child' and p.left_at is null and c.state <> 'closed'
      and not c.sealed`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Of these children; a sealed assessment is nobody's reason here, for the village would learn of it. */
export async function readAssessmentFacts(tx: Tx, childIds: readonly string[]): Promise<AssessmentFacts[]> {
  const { rows } = await sql<AssessmentFacts>`
    select a.child_id as "childId", max(a.confirmed_on) as "assessedOn",
      (array_agg(a.next_due_on order by a.confirmed_on desc, a.id desc)
        filter (where a.state = 'confirmed'))[1] as "assessmentDueOn",
      bool_or(a.state in ('preparing', 'scoring', 'joint', 'submitted')) as "isBeingAssessed",
      round((array_agg(a.percent order by a.confirmed_on desc, a.id desc) filter (where a.state = 'confirmed'))[2]
        - (array_agg(a.percent order by a.confirmed_on desc, a.id desc) filter (where a.state = 'confirmed'))[1])::int
        as "scoreFall"
    from protection.assessment a
    where a.child_id = any (${childIds}::uuid[]) and not a.sealed and a.state <> 'cancelled'
    group by a.child_id`.execute(tx.sql);
  return rows;
}
