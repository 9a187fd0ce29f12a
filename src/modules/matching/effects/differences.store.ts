/** SQL of what waits for a person after a roster, as it is listed and settled. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import {
  type AbsenceGroup,
  type DifferenceTab,
  differenceTabCodes,
  type EffectKind,
  type EffectState,
} from "./effect-codes.contract.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";
import type { AlsoAt } from "./effect-places.ts";
import { ofTab } from "./effects.store.ts";

export interface DifferenceRow {
  readonly id: string;
  readonly batchId: string;
  readonly kind: EffectKind;
  readonly personId: string;
  readonly childId: string | null;
  readonly factId: string | null;
  readonly state: EffectState;
  readonly detail: EffectDetail;
  readonly at: Date;
  readonly settledByName: string | null;
  readonly settledAt: Date | null;
  readonly settledWhy: string | null;
  readonly scopeCode: string;
  readonly alsoAt: AlsoAt;
  readonly version: number;
}

const columns = sql`id, batch_id as "batchId", kind, person_id as "personId", child_id as "childId", fact_id as "factId", state,
  detail, at, settled_by_name as "settledByName", settled_at as "settledAt", settled_why as "settledWhy",
  scope_code as "scopeCode", also_at as "alsoAt", version`;

export interface DifferenceAsk {
  readonly scope: Scope;
  readonly tab: DifferenceTab;
  readonly state: "waiting" | "settled";
  readonly group: AbsenceGroup | undefined;
}

const inState = (state: DifferenceAsk["state"]) =>
  state === "waiting" ? sql`state = 'waiting'` : sql`state in ('confirmed', 'refused', 'undone')`;

function chosen({ scope, tab, state, group }: DifferenceAsk): RawBuilder<unknown> {
  const ofGroup = group === undefined ? sql`true` : sql`detail -> 'groups' ? ${group}`;
  return sql`${ofTab(tab)} and ${inState(state)} and ${seenIn(scope)} and ${ofGroup}`;
}

/** It stands there, or another child of the same person lives there. */
const seenIn = ({
  lo,
  hi,
}: Scope) => sql`((scope_code >= ${lo} and scope_code < ${hi}) or (also_at <> '{}' and exists (
  select from jsonb_object_keys(also_at) at where at >= ${lo} and at < ${hi})))`;

export type DifferencePosition = readonly [scopeCode: string, id: string];

export async function listDifferences(
  tx: Tx,
  ask: DifferenceAsk,
  after: DifferencePosition | undefined,
  limit: number,
): Promise<DifferenceRow[]> {
  const behind = after === undefined ? sql`true` : sql`(scope_code, id) > (${after[0]}, ${after[1]}::uuid)`;
  const { rows } = await sql<DifferenceRow>`
    select ${columns} from matching.effect where ${chosen(ask)} and ${behind}
    order by scope_code, id limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countDifferences(tx: Tx, ask: DifferenceAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from matching.effect where ${chosen(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

/** What waits in a place, by tab. */
export async function countWaiting(tx: Tx, scope: Scope): Promise<Record<string, number>> {
  const counts = differenceTabCodes.codes.map(
    (tab) => sql`count(*) filter (where ${ofTab(tab)}) as ${sql.id(tab)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from matching.effect
    where state = 'waiting' and ${seenIn(scope)}`.execute(tx.sql);
  return rows[0] ?? {};
}

export async function findDifference(tx: Tx, id: string): Promise<DifferenceRow | undefined> {
  const { rows } = await sql<DifferenceRow>`
    select ${columns} from matching.effect where id = ${id} and kind <> 'fact'
      and ${seenIn(tx.scope)}`.execute(tx.sql);
  return rows[0];
}

/** False where it has another version by now. */
export async function settleDifference(
  tx: Tx,
  id: string,
  version: number,
  settled: {
    readonly state: EffectState;
    readonly why: string;
    readonly detail: Partial<EffectDetail>;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update matching.effect set state = ${settled.state}, detail = detail || ${JSON.stringify(settled.detail)}::jsonb,
      settled_by = ${tx.actor.accountId}, settled_by_name = ${tx.actor.displayName}, settled_at = ${settled.at},
      settled_why = ${settled.why}, version = version + 1
    where id = ${id} and version = ${version} and state = 'waiting'`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** The same waits for somebody already, because a later roster asked it. */
export async function isAskedAgain(
  tx: Tx,
  { id, kind, personId, childId, factId, detail }: DifferenceRow,
): Promise<boolean> {
  const { rows } = await sql`
    select from matching.effect where kind = ${kind} and person_id = ${personId} and state = 'waiting' and id <> ${id}
      and child_id is not distinct from ${childId} and fact_id is not distinct from ${factId}
      and detail ->> 'why' is not distinct from ${detail.why ?? null} limit 1`.execute(tx.sql);
  return rows.length > 0;
}

/** False where it has another version by now, or is not settled. */
export async function reopenDifference(
  tx: Tx,
  { id, version, detail }: DifferenceRow,
  reopened: NonNullable<EffectDetail["reopened"]>[number],
): Promise<boolean> {
  const all = JSON.stringify({ reopened: [...(detail.reopened ?? []), reopened] });
  const { numAffectedRows } = await sql`
    update matching.effect set state = 'waiting', detail = detail - 'outcome' - 'inserted' - 'superseded' || ${all}::jsonb,
      settled_by = null, settled_by_name = null, settled_at = null, settled_why = null, version = version + 1
    where id = ${id} and version = ${version} and state in ('confirmed', 'refused')`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
