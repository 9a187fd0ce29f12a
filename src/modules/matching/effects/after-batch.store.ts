/** SQL of what a whole batch says: who stands in it, who stood in those before, what was asked of them already. */
import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { SYSTEM_ID } from "../../../platform/access/system-actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { EffectKind } from "./effect-codes.contract.ts";
import type { AlsoAt } from "./effect-places.ts";

export interface BatchRow {
  readonly id: string;
  readonly agreementId: string;
  readonly ordinal: number;
  readonly subject: string;
  readonly unit: string;
  readonly asOf: IsoDate;
  readonly scopeCode: string;
}

export async function findBatch(tx: Tx, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select b.id, b.agreement_id as "agreementId", b.ordinal, a.subject, a.unit, b.scope_code as "scopeCode",
      coalesce(b.as_of, (b.received_at at time zone 'Asia/Shanghai')::date) as "asOf"
    from exchange.batch b join exchange.agreement a on a.id = b.agreement_id where b.id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Whom a row of it is, or may yet turn out to be. */
export async function listSeen(tx: Tx, batchId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from matching.pair
    where batch_id = ${batchId} and (decision is null or decision <> 'different')`.execute(tx.sql);
  return new Set(rows.map(({ id }) => id));
}

/** Of whom an earlier batch of the agreement said something that was written, or known. */
export async function listStoodBefore(tx: Tx, { agreementId, ordinal }: BatchRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.person_id as id from matching.effect e join exchange.batch b on b.id = e.batch_id
    where b.agreement_id = ${agreementId} and b.ordinal < ${ordinal} and e.kind = 'fact'
      and e.state in ('written', 'confirmed')
    order by id`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export interface WaitingRow {
  readonly id: string;
  readonly personId: string;
  readonly scopeCode: string;
  readonly alsoAt: AlsoAt;
  readonly ends: string | null;
}

/** What waits for a person because of batches of this agreement. */
export async function listWaiting(tx: Tx, agreementId: string, kind: EffectKind): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select e.id, e.person_id as "personId", e.scope_code as "scopeCode", e.also_at as "alsoAt", e.detail ->> 'ends' as ends
    from matching.effect e join exchange.batch b on b.id = e.batch_id
    where b.agreement_id = ${agreementId} and e.kind = ${kind} and e.state = 'waiting'`.execute(tx.sql);
  return rows;
}

/** Facts of whose end somebody is asked, or has said that it has not come. */
export async function listAskedFacts(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select fact_id as id from matching.effect
    where person_id = ${personId} and kind = 'ending' and state in ('waiting', 'refused') and fact_id is not null`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Children about whom it was asked in this school year, whatever came of it; what a later roster settled may be asked again. */
export async function listAskedThisYear(tx: Tx, since: IsoDate): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from matching.effect
    where kind = 'absence' and (state = 'waiting' or (
      state in ('confirmed', 'refused') and detail ? 'outcome' and (settled_at at time zone 'Asia/Shanghai')::date >= ${since}))`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ id }) => id));
}

/** No person settled these: what they asked about is answered by a later roster or by the file. */
export async function settleFound(
  tx: Tx,
  ids: readonly string[],
  { at, why }: { readonly at: Date; readonly why: string },
): Promise<void> {
  const by = tx.actor.accountId === SYSTEM_ID ? null : tx.actor.accountId;
  await sql`
    update matching.effect set state = 'confirmed', settled_by = ${by}, settled_by_name = '系统', settled_at = ${at},
      settled_why = ${why}, version = version + 1
    where id = any (${ids}::uuid[]) and state = 'waiting'`.execute(tx.sql);
}

/** What the batch as a whole asked, and nobody has settled. */
export async function listOfBatchAlone(
  tx: Tx,
  batchId: string,
): Promise<Pick<WaitingRow, "id" | "scopeCode" | "alsoAt">[]> {
  const { rows } = await sql<Pick<WaitingRow, "id" | "scopeCode" | "alsoAt">>`
    select id, scope_code as "scopeCode", also_at as "alsoAt" from matching.effect
    where batch_id = ${batchId} and pair_id is null and state = 'waiting' for update`.execute(tx.sql);
  return rows;
}
