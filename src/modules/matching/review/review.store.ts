/** SQL of pairs as people decide about them. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { FieldWeight } from "../engine/linkage.contract.ts";
import type { LinkedBatch } from "../link/link.store.ts";
import type { PairDecision, RowView } from "./review-codes.contract.ts";

type Db = Pick<Tx, "sql">;

export interface BatchRow extends LinkedBatch {
  readonly rows: number;
  readonly certain: number;
  readonly review: number;
  readonly none: number;
  readonly faulty: number;
  readonly waiting: number;
  readonly asked: number;
  readonly answered: number;
  readonly same: number;
}

const batches = sql`
  select b.id, a.subject, a.title, a.unit, b.ordinal, b.state, a.fields, b.as_of as "asOf", b.received_at as "receivedAt",
    b.scope_code as "scopeCode", b.version, r.*, p.*
  from exchange.batch b join exchange.agreement a on a.id = b.agreement_id
  cross join lateral (
    select count(*)::int as rows, count(*) filter (where band = 'certain')::int as certain,
      count(*) filter (where band = 'review')::int as review, count(*) filter (where band = 'none')::int as none,
      count(*) filter (where band is null)::int as faulty, count(*) filter (where state = 'waiting')::int as waiting
    from matching.row where batch_id = b.id) r
  cross join lateral (
    select count(*) filter (where decision = 'same')::int as same, count(distinct ordinal) filter (where decision = 'asked')::int as asked,
      count(distinct ordinal) filter (where decision = 'asked' and exists (
        select from matching.question q where q.pair_id = p.id and q.answer is not null and q.withdrawn_at is null))::int as answered
    from matching.pair p where batch_id = b.id) p`;

/** Those with something to review first, then the last ones that were settled. */
export async function listBatches(tx: Db, limit: number): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    ${batches} where b.state in ('review', 'settled', 'undone', 'dropped') and b.matched_at is not null
    order by b.state <> 'review', b.received_at desc, b.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function findBatchRow(tx: Db, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`${batches} where b.id = ${id}`.execute(tx.sql);
  return rows[0];
}

export interface ListedRow {
  readonly ordinal: number;
  readonly at: string;
  readonly sealed: Buffer | null;
  readonly band: "certain" | "review";
  readonly personId: string;
  readonly candidateName: string;
  readonly probability: number;
  readonly candidates: number;
  readonly decision: PairDecision | null;
  readonly by: string | null;
  readonly isAnswered: boolean;
}

const views: Record<RowView, RawBuilder<unknown>> = {
  open: sql`r.state = 'waiting'`,
  asked: sql`r.state = 'waiting' and exists (
    select from matching.pair a where a.batch_id = r.batch_id and a.ordinal = r.ordinal and a.decision = 'asked')`,
  decided: sql`r.state in ('settled', 'dropped') and r.band = 'review'`,
  certain: sql`r.state in ('settled', 'dropped') and r.band = 'certain'`,
};

export async function listRows(
  tx: Db,
  batchId: string,
  view: RowView,
  after: number,
  limit: number,
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select r.ordinal, r.at, r.values_sealed as sealed, r.band, best.person_id as "personId", n.name as "candidateName",
      best.probability, best.candidates, best.decision, best.decided_by_name as by,
      exists (select from matching.pair a join matching.question q on q.pair_id = a.id
        where a.batch_id = r.batch_id and a.ordinal = r.ordinal and a.decision = 'asked' and q.answer is not null
          and q.withdrawn_at is null) as "isAnswered"
    from matching.row r
    cross join lateral (
      select p.*, count(*) over ()::int as candidates from matching.pair p
      where p.batch_id = r.batch_id and p.ordinal = r.ordinal
      order by (p.decision = 'same') desc nulls last, p.rank limit 1) best
    join registry.person n on n.id = best.person_id
    where r.batch_id = ${batchId} and r.ordinal > ${after} and ${views[view]}
    order by r.ordinal limit ${limit}`.execute(tx.sql);
  return rows;
}

export interface RowRow {
  readonly batchId: string;
  readonly ordinal: number;
  readonly at: string;
  readonly sealed: Buffer | null;
  readonly index: Buffer | null;
  readonly band: "certain" | "review" | "none" | null;
  readonly state: string;
}

export async function findRow(tx: Db, batchId: string, ordinal: number): Promise<RowRow | undefined> {
  const { rows } = await sql<RowRow>`
    select batch_id as "batchId", ordinal, at, values_sealed as sealed, identity_index as index, band, state from matching.row
    where batch_id = ${batchId} and ordinal = ${ordinal}`.execute(tx.sql);
  return rows[0];
}

export interface PairRow {
  readonly id: string;
  readonly batchId: string;
  readonly ordinal: number;
  readonly personId: string;
  readonly rank: number;
  readonly weight: number;
  readonly probability: number;
  readonly band: "certain" | "review";
  readonly compared: readonly FieldWeight[];
  readonly decision: PairDecision | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decidedWhy: string | null;
  readonly scopeCode: string;
  readonly version: number;
}

const pair = sql`p.id, p.batch_id as "batchId", p.ordinal, p.person_id as "personId", p.rank, p.weight, p.probability, p.band, p.compared,
  p.decision, p.decided_by as "decidedBy", p.decided_by_name as "decidedByName", p.decided_at as "decidedAt",
  p.decided_why as "decidedWhy", p.scope_code as "scopeCode", p.version`;

export async function listPairs(tx: Db, batchId: string, ordinal: number): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select ${pair} from matching.pair p where p.batch_id = ${batchId} and p.ordinal = ${ordinal} order by p.rank`.execute(
    tx.sql,
  );
  return rows;
}

export async function findPair(tx: Db, id: string): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`select ${pair} from matching.pair p where p.id = ${id}`.execute(tx.sql);
  return rows[0];
}

/** In which other row of the batch this person is already the one. */
export async function findTaken(
  tx: Db,
  { batchId, ordinal, personId }: PairRow,
): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select r.at from matching.pair p join matching.row r on r.batch_id = p.batch_id and r.ordinal = p.ordinal
    where p.batch_id = ${batchId} and p.ordinal <> ${ordinal} and p.person_id = ${personId} and p.decision = 'same' limit 1`.execute(
    tx.sql,
  );
  return rows[0]?.at;
}

export interface Decision {
  readonly says: PairDecision | null;
  readonly at: Date;
  readonly why: string | null;
}

/** False where it has another version by now. */
export async function writeDecision(
  tx: Pick<Tx, "sql" | "actor">,
  { id, version }: Pick<PairRow, "id" | "version">,
  { says, at, why }: Decision,
): Promise<boolean> {
  const isNone = says === null;
  const { numAffectedRows } = await sql`
    update matching.pair set decision = ${says}, decided_by = ${isNone ? null : tx.actor.accountId},
      decided_by_name = ${isNone ? null : tx.actor.displayName}, decided_at = ${isNone ? null : at},
      decided_why = ${isNone ? null : why}, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function setRowState(
  tx: Db,
  { batchId, ordinal }: Pick<PairRow, "batchId" | "ordinal">,
): Promise<void> {
  await sql`
    update matching.row r set state = case when exists (
        select from matching.pair p where p.batch_id = r.batch_id and p.ordinal = r.ordinal
          and (p.decision is null or p.decision = 'asked')) then 'waiting' else 'settled' end
    where r.batch_id = ${batchId} and r.ordinal = ${ordinal} and r.state in ('waiting', 'settled')`.execute(
    tx.sql,
  );
}

export interface RememberedRow {
  readonly personId: string;
  readonly says: "same" | "different";
  readonly by: string;
  readonly at: Date;
}

/** What earlier batches know of such a row. */
export async function listRemembered(
  tx: Db,
  indexes: readonly Buffer[],
  batchId: string,
): Promise<RememberedRow[]> {
  const { rows } = await sql<RememberedRow>`
    select r.person_id as "personId", r.says, p.decided_by_name as by, r.decided_at as at
    from matching.remembered r join matching.pair p on p.id = r.pair_id
    where r.identity_index = any (${indexes}::bytea[]) and r.withdrawn_at is null and p.batch_id <> ${batchId}`.execute(
    tx.sql,
  );
  return rows;
}

export interface Remembering {
  readonly indexes: readonly Buffer[];
  readonly index: Buffer;
  readonly sealed: Buffer;
  readonly says: "same" | "different";
  readonly at: Date;
}

/** The last word of a person stands; the one before is kept as withdrawn. */
export async function remember(tx: Db, { id, personId }: PairRow, word: Remembering): Promise<void> {
  await sql`
    update matching.remembered set withdrawn_at = ${word.at}
    where identity_index = any (${word.indexes}::bytea[]) and person_id = ${personId} and withdrawn_at is null`.execute(
    tx.sql,
  );
  await sql`
    insert into matching.remembered (id, identity_index, identity_sealed, person_id, says, pair_id, decided_at)
    values (${newId()}, ${word.index}, ${word.sealed}, ${personId}, ${word.says}, ${id}, ${word.at})`.execute(
    tx.sql,
  );
}

export async function forgetWords(tx: Db, pairIds: readonly string[], at: Date): Promise<void> {
  await sql`
    update matching.remembered set withdrawn_at = ${at}
    where pair_id = any (${pairIds}::uuid[]) and withdrawn_at is null`.execute(tx.sql);
}

export async function listSamePairs(tx: Db, batchId: string): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select ${pair} from matching.pair p where p.batch_id = ${batchId} and p.decision = 'same' order by p.ordinal`.execute(
    tx.sql,
  );
  return rows;
}

export async function listPairIds(tx: Db, batchId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from matching.pair where batch_id = ${batchId}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Of an undone batch no pair stands for anything: nothing is decided, by whom and why it was taken back is kept with it. */
export async function clearDecisions(
  tx: Pick<Tx, "sql" | "actor">,
  batchId: string,
  at: Date,
  why: string,
): Promise<void> {
  await sql`
    update matching.pair set decision = null, decided_by = ${tx.actor.accountId},
      decided_by_name = ${tx.actor.displayName}, decided_at = ${at}, decided_why = ${why}, version = version + 1
    where batch_id = ${batchId}`.execute(tx.sql);
}
