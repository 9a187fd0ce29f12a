/** SQL of a batch on its way through linking: its rows, the pairs that they make, what was remembered of them. */
import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { FieldWeight } from "../engine/linkage.contract.ts";

export interface RowToKeep {
  readonly ordinal: number;
  readonly at: string;
  readonly sealed: Buffer;
  readonly index: Buffer | null;
  readonly faults: readonly string[];
}

/** Keeps rows of a batch that is being read; one that was read before, when reading was cut off, is kept as it is read now. */
export async function keepRows(tx: Tx, batchId: string, rows: readonly RowToKeep[]): Promise<void> {
  await sql`
    insert into matching.row (batch_id, ordinal, at, values_sealed, identity_index, faults, state)
    select ${batchId}, ordinal, at, sealed, index, faults::jsonb, case when faults = '[]' then 'read' else 'faulty' end
    from unnest(${rows.map(({ ordinal }) => ordinal)}::int[], ${rows.map(({ at }) => at)}::text[],
      ${rows.map(({ sealed }) => sealed)}::bytea[], ${rows.map(({ index }) => index)}::bytea[],
      ${rows.map(({ faults }) => JSON.stringify(faults))}::text[]) as t(ordinal, at, sealed, index, faults)
    on conflict (batch_id, ordinal) do update set at = excluded.at, values_sealed = excluded.values_sealed,
      identity_index = excluded.identity_index, faults = excluded.faults, state = excluded.state
    where matching.row.state in ('read', 'faulty')`.execute(tx.sql);
}

export interface KeptRow {
  readonly ordinal: number;
  readonly sealed: Buffer;
  readonly index: Buffer | null;
}

/** All rows that can be somebody, those that were worked on before a stop too: who belongs to whom is found among all of them. */
export async function listRowsToLink(tx: Tx, batchId: string): Promise<KeptRow[]> {
  const { rows } = await sql<KeptRow>`
    select ordinal, values_sealed as sealed, identity_index as index from matching.row
    where batch_id = ${batchId} and values_sealed is not null and faults = '[]' order by ordinal`.execute(
    tx.sql,
  );
  return rows;
}

export interface RememberedRow {
  readonly identityIndex: Buffer;
  readonly personId: string;
  readonly says: "same" | "different";
  readonly by: string;
  readonly at: Date;
}

export async function listRemembered(tx: Tx, indexes: readonly Buffer[]): Promise<RememberedRow[]> {
  if (indexes.length === 0) return [];
  const { rows } = await sql<RememberedRow>`
    select r.identity_index as "identityIndex", r.person_id as "personId", r.says, p.decided_by_name as by,
      r.decided_at as at
    from matching.remembered r join matching.pair p on p.id = r.pair_id
    where r.identity_index = any (${indexes}::bytea[]) and r.withdrawn_at is null`.execute(tx.sql);
  return rows;
}

export interface PairToKeep {
  readonly ordinal: number;
  readonly personId: string;
  readonly rank: number;
  readonly weight: number;
  readonly probability: number;
  readonly band: "certain" | "review";
  readonly compared: readonly FieldWeight[];
  readonly decision: "same" | "different" | null;
  readonly why: string | null;
  readonly scopeCode: string;
}

export interface RowOutcome {
  readonly ordinal: number;
  readonly band: "certain" | "review" | "none" | null;
  readonly state: string;
  readonly fault: string | null;
}

/** The outcome of rows that have none yet; which of them that were. */
export async function settleKeptRows(
  tx: Tx,
  batchId: string,
  rows: readonly RowOutcome[],
): Promise<Set<number>> {
  const done = await sql<{ ordinal: number }>`
    update matching.row r set band = t.band, state = t.state,
      faults = case when t.fault is null then r.faults else jsonb_build_array(t.fault) end
    from unnest(${rows.map(({ ordinal }) => ordinal)}::int[], ${rows.map(({ band }) => band)}::text[],
      ${rows.map(({ state }) => state)}::text[], ${rows.map(({ fault }) => fault)}::text[]) as t(ordinal, band, state, fault)
    where r.batch_id = ${batchId} and r.ordinal = t.ordinal and r.state = 'read' returning r.ordinal`.execute(
    tx.sql,
  );
  return new Set(done.rows.map(({ ordinal }) => ordinal));
}

/** The house has no account: what it decides is nobody's. */
export interface Decider {
  readonly name: string;
  readonly at: Date;
}

export async function insertPairs(
  tx: Tx,
  batchId: string,
  pairs: readonly PairToKeep[],
  house: Decider,
): Promise<void> {
  const decided =
    <Value>(value: Value) =>
    (pair: PairToKeep) =>
      pair.decision === null ? null : value;
  await insertRows<PairToKeep>(
    tx,
    "matching.pair",
    {
      id: ["uuid", () => newId()],
      batch_id: ["uuid", batchId],
      ordinal: ["int", ({ ordinal }) => ordinal],
      person_id: ["uuid", ({ personId }) => personId],
      rank: ["int", ({ rank }) => rank],
      weight: ["real", ({ weight }) => weight],
      probability: ["real", ({ probability }) => probability],
      band: ["text", ({ band }) => band],
      // An array would travel as one of PostgreSQL's.
      compared: ["jsonb", ({ compared }) => JSON.stringify(compared)],
      decision: ["text", ({ decision }) => decision],
      decided_by_name: ["text", decided(house.name)],
      decided_at: ["timestamptz", decided(house.at)],
      decided_why: ["text", ({ why }) => why],
      scope_code: ["text", ({ scopeCode }) => scopeCode],
    },
    pairs,
  );
}

export interface MatchedRow {
  readonly pairId: string;
  readonly ordinal: number;
  readonly personId: string;
  readonly sealed: Buffer;
}

/** Rows from which something is to follow and has not yet, with the person that they are. */
export async function listMatched(tx: Tx, batchId: string, limit: number): Promise<MatchedRow[]> {
  const { rows } = await sql<MatchedRow>`
    select p.id as "pairId", r.ordinal, p.person_id as "personId", r.values_sealed as sealed
    from matching.row r join matching.pair p on p.batch_id = r.batch_id and p.ordinal = r.ordinal
    where r.batch_id = ${batchId} and r.state = 'matched' and r.values_sealed is not null
      and (p.decision = 'same' or (p.band = 'certain' and p.decision is null))
    order by r.ordinal limit ${limit} for update of r`.execute(tx.sql);
  return rows;
}

/** What is certain is decided by the house; what was decided before stays as it was said. */
export async function settleMatched(
  tx: Tx,
  batchId: string,
  matched: readonly MatchedRow[],
  house: Decider,
): Promise<void> {
  await sql`
    update matching.pair set decision = 'same', decided_by_name = ${house.name},
      decided_at = ${house.at}, version = version + 1
    where id = any (${matched.map(({ pairId }) => pairId)}::uuid[]) and decision is null`.execute(tx.sql);
  await sql`
    update matching.row set state = 'settled'
    where batch_id = ${batchId} and ordinal = any (${matched.map(({ ordinal }) => ordinal)}::int[])`.execute(
    tx.sql,
  );
}

/** Nobody of ours: nothing of them is kept, not even what would know them again. */
export async function dropStrangers(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update matching.row set values_sealed = null, identity_index = null
    where batch_id = ${batchId} and state = 'stranger'`.execute(tx.sql);
}

export async function dropRows(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update matching.row set values_sealed = null, identity_index = null, state = 'dropped'
    where batch_id = ${batchId} and state <> 'dropped'`.execute(tx.sql);
}

export interface FaultyRow {
  readonly at: string;
  readonly faults: readonly string[];
}

export async function listFaulty(tx: Pick<Tx, "sql">, batchId: string): Promise<FaultyRow[]> {
  const { rows } = await sql<FaultyRow>`
    select at, faults from matching.row where batch_id = ${batchId} and faults <> '[]' order by ordinal limit 5000`.execute(
    tx.sql,
  );
  return rows;
}

export interface BatchTallies {
  readonly rows: number;
  readonly certain: number;
  readonly review: number;
  readonly none: number;
  readonly faulty: number;
  /** Of those to review: not decided by anybody yet. */
  readonly waiting: number;
  readonly same: number;
}

export async function countBatch(tx: Pick<Tx, "sql">, batchId: string): Promise<BatchTallies> {
  const { rows } = await sql<BatchTallies>`
    select count(*)::int as rows, count(*) filter (where band = 'certain')::int as certain,
      count(*) filter (where band = 'review')::int as review, count(*) filter (where band = 'none')::int as none,
      count(*) filter (where band is null)::int as faulty, count(*) filter (where state = 'waiting')::int as waiting,
      (select count(*)::int from matching.pair p where p.batch_id = ${batchId} and p.decision = 'same') as same
    from matching.row where batch_id = ${batchId}`.execute(tx.sql);
  return rows[0] ?? { rows: 0, certain: 0, review: 0, none: 0, faulty: 0, waiting: 0, same: 0 };
}

export interface LinkedBatch {
  readonly id: string;
  readonly subject: string;
  readonly title: string;
  readonly unit: string;
  readonly ordinal: number;
  readonly state: string;
  readonly fields: readonly string[];
  readonly asOf: IsoDate | null;
  readonly receivedAt: Date;
  readonly scopeCode: string;
  readonly version: number;
}

const linked = sql`b.id, a.subject, a.title, a.unit, b.ordinal, b.state, a.fields, b.as_of as "asOf",
  b.received_at as "receivedAt", b.scope_code as "scopeCode", b.version`;

export async function findBatch(tx: Pick<Tx, "sql">, id: string): Promise<LinkedBatch | undefined> {
  const { rows } = await sql<LinkedBatch>`
    select ${linked} from exchange.batch b join exchange.agreement a on a.id = b.agreement_id where b.id = ${id}`.execute(
    tx.sql,
  );
  return rows[0];
}

/** Two who decide about one batch take turns; the batch as it then stands. */
export async function lockBatch(tx: Pick<Tx, "sql">, id: string): Promise<LinkedBatch | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`matching.batch/${id}`}, 0))`.execute(tx.sql);
  return findBatch(tx, id);
}
