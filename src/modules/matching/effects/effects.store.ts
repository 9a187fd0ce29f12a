/** SQL of what followed from matches. */
import { type RawBuilder, sql } from "kysely";
import { SYSTEM_ID } from "../../../platform/access/system-actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import {
  type DifferenceTab,
  type EffectKind,
  type EffectState,
  leftBehindDifferences,
} from "./effect-codes.contract.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";
import type { AlsoAt } from "./effect-places.ts";

export interface EffectWrite {
  readonly id: string;
  readonly batchId: string;
  readonly pairId: string | null;
  readonly kind: EffectKind;
  readonly personId: string;
  readonly childId: string | null;
  readonly factId: string | null;
  readonly state: EffectState;
  readonly detail: EffectDetail;
  readonly scopeCode: string;
  readonly alsoAt: AlsoAt;
}

export function insertEffects(tx: Tx, effects: readonly EffectWrite[], at: Date): Promise<void> {
  return insertRows(
    tx,
    "matching.effect",
    {
      id: ["uuid", (one) => one.id],
      batch_id: ["uuid", (one) => one.batchId],
      pair_id: ["uuid", (one) => one.pairId],
      kind: ["text", (one) => one.kind],
      person_id: ["uuid", (one) => one.personId],
      child_id: ["uuid", (one) => one.childId],
      fact_id: ["uuid", (one) => one.factId],
      state: ["text", (one) => one.state],
      detail: ["jsonb", (one) => one.detail],
      at: ["timestamptz", at],
      scope_code: ["text", (one) => one.scopeCode],
      also_at: ["jsonb", (one) => one.alsoAt],
    },
    effects,
  );
}

export interface LiveEffect {
  readonly id: string;
  readonly batchId: string;
  readonly kind: EffectKind;
  readonly state: EffectState;
  readonly personId: string;
  readonly childId: string | null;
  readonly detail: EffectDetail;
  readonly scopeCode: string;
  readonly alsoAt: AlsoAt;
}

const live = sql`id, batch_id as "batchId", kind, state, person_id as "personId", child_id as "childId", detail,
  scope_code as "scopeCode", also_at as "alsoAt"`;

/** What later rosters asked about the end of these facts, and what was confirmed of it. */
export async function listEndingsOf(tx: Tx, factIds: readonly string[]): Promise<LiveEffect[]> {
  const { rows } = await sql<LiveEffect>`
    select ${live} from matching.effect where kind = 'ending' and state in ('waiting', 'confirmed')
      and fact_id = any (${factIds}::uuid[]) order by id for update`.execute(tx.sql);
  return rows;
}

/** What followed from a pair and was not taken back, the latest first. */
export async function listLiveOfPair(tx: Tx, pairId: string): Promise<LiveEffect[]> {
  const { rows } = await sql<LiveEffect>`
    select ${live} from matching.effect where pair_id = ${pairId} and state <> 'undone' order by at desc, id desc for update`.execute(
    tx.sql,
  );
  return rows;
}

/** The house itself has no account. */
const byWhom = ({ actor }: Tx) => (actor.accountId === SYSTEM_ID ? null : actor.accountId);

/** Taken back, with the reason; what was settled keeps who settled it in its words. */
export async function undoEffects(
  tx: Tx,
  ids: readonly string[],
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  await sql`
    update matching.effect set state = 'undone', settled_by = ${byWhom(tx)}, settled_by_name = ${tx.actor.displayName},
      settled_at = ${at}, settled_why = ${why}, version = version + 1
    where id = any (${ids}::uuid[])`.execute(tx.sql);
}

/** Facts that effects which were taken back had written: they never come back by themselves. */
export async function listUndoneFacts(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select jsonb_array_elements_text(detail -> 'inserted') as id from matching.effect
    where person_id = ${personId} and kind = 'fact' and state = 'undone' and detail ? 'inserted'`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ id }) => id));
}

export interface DecidedPair {
  readonly decision: string | null;
  /** Where the row stands in the file, as people see it. */
  readonly at: string;
  readonly unit: string;
  /** Something followed from it that was not taken back. */
  readonly isApplied: boolean;
}

export async function findDecidedPair(tx: Tx, pairId: string): Promise<DecidedPair | undefined> {
  const { rows } = await sql<DecidedPair>`
    select p.decision, r.at, a.unit,
      exists (select from matching.effect e where e.pair_id = p.id and e.state <> 'undone') as "isApplied"
    from matching.pair p
    join matching.row r on r.batch_id = p.batch_id and r.ordinal = p.ordinal
    join exchange.batch b on b.id = p.batch_id join exchange.agreement a on a.id = b.agreement_id
    where p.id = ${pairId}`.execute(tx.sql);
  return rows[0];
}

/** Keeps two who apply the same pair from doing it twice. */
export async function lockPair(tx: Tx, pairId: string): Promise<void> {
  await sql`select from matching.pair where id = ${pairId} for update`.execute(tx.sql);
}

/** The effects of a page's tab. */
export function ofTab(tab: DifferenceTab): RawBuilder<unknown> {
  const isLeftBehind = sql`detail ->> 'why' = any (${leftBehindDifferences}::text[])`;
  switch (tab) {
    case "endings":
      return sql`kind = 'ending'`;
    case "absences":
      return sql`kind = 'absence'`;
    case "checks":
      return sql`kind = 'check'`;
    case "leftBehind":
      return sql`kind = 'discrepancy' and ${isLeftBehind}`;
    case "discrepancies":
      return sql`kind = 'discrepancy' and not ${isLeftBehind}`;
  }
}

/** Places, of so many digits, at which something of a tab waits for somebody. */
export async function listWaitingPlaces(
  tx: Tx,
  tab: DifferenceTab,
  digits: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ place: string }>`
    select distinct left(at.place, ${sql.lit(digits)}) as place from matching.effect
    cross join lateral (select scope_code union all select jsonb_object_keys(also_at)) at(place)
    where state = 'waiting' and ${ofTab(tab)}`.execute(tx.sql);
  return new Set(rows.map(({ place }) => place));
}
