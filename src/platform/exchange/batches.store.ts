/** SQL of batches and of what became of them. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { MemberUnit } from "../../kernel/member-units.ts";
import { SYSTEM_ID } from "../access/system-actor.ts";
import type { Tx } from "../db/database.ts";
import { newId } from "../db/new-id.ts";
import type { BatchEvent, BatchState, BatchVia, HeldFor } from "./exchange-codes.contract.ts";

type Db = Pick<Tx, "sql">;

export interface ToldProblem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
}

export interface BatchRow {
  readonly id: string;
  readonly agreementId: string;
  readonly lineId: string;
  readonly agreementTitle: string;
  readonly subject: string;
  readonly unit: MemberUnit;
  readonly fields: string[];
  readonly retentionDays: number;
  readonly ordinal: number;
  readonly state: BatchState;
  readonly via: BatchVia;
  readonly fileName: string;
  readonly fileDigest: Buffer;
  readonly fileSize: number;
  readonly location: string | null;
  readonly fileKeySealed: Buffer | null;
  readonly dueOn: IsoDate | null;
  readonly asOf: IsoDate | null;
  readonly receivedAt: Date;
  /** Null: the system, out of the watched folder. */
  readonly receivedBy: string | null;
  readonly receivedByName: string;
  readonly rows: number;
  readonly faulty: number;
  readonly heldFor: HeldFor[];
  readonly problem: ToldProblem | null;
  readonly tallies: Readonly<Record<string, number>>;
  readonly attempts: number;
  readonly dropAfter: IsoDate | null;
  readonly scopeCode: string;
  readonly version: number;
}

const columns = sql`b.id, b.agreement_id as "agreementId", a.line_id as "lineId", a.title as "agreementTitle", a.subject, a.unit, a.fields,
  a.retention_days as "retentionDays", b.ordinal, b.state, b.via, b.file_name as "fileName", b.file_digest as "fileDigest",
  b.file_size as "fileSize", b.location, b.file_key_sealed as "fileKeySealed", b.due_on as "dueOn", b.as_of as "asOf", b.received_at as "receivedAt",
  b.received_by as "receivedBy", b.received_by_name as "receivedByName", b.rows, b.faulty, b.held_for as "heldFor", b.problem, b.tallies,
  b.attempts, b.drop_after as "dropAfter", b.scope_code as "scopeCode", b.version`;
const from = sql`exchange.batch b join exchange.agreement a on a.id = b.agreement_id`;

export interface BatchAsk {
  readonly lineId?: string | undefined;
  readonly unit?: string | undefined;
  readonly subject?: string | undefined;
  readonly state?: BatchState | undefined;
}

export async function listBatches(
  tx: Db,
  { lineId, unit, subject, state }: BatchAsk,
  before: { readonly at: string; readonly id: string } | undefined,
  limit: number,
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from ${from}
    where ${lineId === undefined ? sql`true` : sql`a.line_id = ${lineId}`}
      and ${unit === undefined ? sql`true` : sql`a.unit = ${unit}`}
      and ${subject === undefined ? sql`true` : sql`a.subject = ${subject}`}
      and ${state === undefined ? sql`true` : sql`b.state = ${state}`}
      and ${before === undefined ? sql`true` : sql`(b.received_at, b.id) < (${before.at}::timestamptz, ${before.id}::uuid)`}
    order by b.received_at desc, b.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countBatches(tx: Db, state: BatchState): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from exchange.batch where state = ${state}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function findBatch(
  tx: Db,
  id: string,
  { forUpdate = false } = {},
): Promise<BatchRow | undefined> {
  const lock = forUpdate ? sql`for update of b` : sql``;
  const { rows } = await sql<BatchRow>`select ${columns} from ${from} where b.id = ${id} ${lock}`.execute(
    tx.sql,
  );
  return rows[0];
}

export type NewBatch = Pick<
  BatchRow,
  | "id"
  | "agreementId"
  | "via"
  | "fileName"
  | "fileDigest"
  | "fileSize"
  | "location"
  | "fileKeySealed"
  | "dueOn"
  | "asOf"
  | "scopeCode"
> & { readonly at: Date };

export async function insertBatch(tx: Pick<Tx, "sql" | "actor">, one: NewBatch): Promise<void> {
  await sql`
    insert into exchange.batch (id, agreement_id, ordinal, state, via, file_name, file_digest, file_size, location, file_key_sealed, due_on, as_of,
      received_at, received_by, received_by_name, scope_code)
    values (${one.id}, ${one.agreementId},
      (select coalesce(max(ordinal), 0) + 1 from exchange.batch where agreement_id = ${one.agreementId}), 'reading', ${one.via},
      ${one.fileName}, ${one.fileDigest}, ${one.fileSize}, ${one.location}, ${one.fileKeySealed}, ${one.dueOn}, ${one.asOf}, ${one.at},
      ${tx.actor.accountId === SYSTEM_ID ? null : tx.actor.accountId}, ${tx.actor.displayName}, ${one.scopeCode})`.execute(
    tx.sql,
  );
}

/** A column that is left out stays as it is. */
export interface BatchChange {
  readonly state?: BatchState;
  readonly rows?: number;
  readonly faulty?: number;
  readonly asOf?: IsoDate | null;
  readonly heldFor?: readonly HeldFor[];
  readonly problem?: ToldProblem | null;
  readonly modelVersion?: string;
  readonly matchedAt?: Date;
  readonly settledAt?: Date;
  readonly dropAfter?: IsoDate | null;
  readonly droppedAt?: Date;
  readonly location?: null;
  readonly attempts?: number;
  readonly released?: { readonly at: Date; readonly why: string };
}

export async function updateBatch(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  change: BatchChange,
): Promise<void> {
  const { released } = change;
  const sets = [
    ...(change.state === undefined ? [] : [sql`state = ${change.state}`]),
    ...(change.rows === undefined ? [] : [sql`rows = ${change.rows}`]),
    ...(change.faulty === undefined ? [] : [sql`faulty = ${change.faulty}`]),
    ...(change.asOf === undefined ? [] : [sql`as_of = ${change.asOf}`]),
    ...(change.heldFor === undefined ? [] : [sql`held_for = ${change.heldFor}::text[]`]),
    ...(change.problem === undefined
      ? []
      : [sql`problem = ${change.problem === null ? null : JSON.stringify(change.problem)}::jsonb`]),
    ...(change.modelVersion === undefined ? [] : [sql`model_version = ${change.modelVersion}`]),
    ...(change.matchedAt === undefined ? [] : [sql`matched_at = ${change.matchedAt}`]),
    ...(change.settledAt === undefined ? [] : [sql`settled_at = ${change.settledAt}`]),
    ...(change.dropAfter === undefined ? [] : [sql`drop_after = ${change.dropAfter}`]),
    ...(change.droppedAt === undefined ? [] : [sql`dropped_at = ${change.droppedAt}`]),
    ...(change.location === undefined ? [] : [sql`location = null, file_key_sealed = null`]),
    ...(change.attempts === undefined ? [] : [sql`attempts = ${change.attempts}`]),
    ...(released === undefined
      ? []
      : [
          sql`released_by = ${tx.actor.accountId}, released_at = ${released.at}, released_why = ${released.why}`,
        ]),
    sql`version = version + 1`,
  ];
  await sql`update exchange.batch set ${sql.join(sets)} where id = ${id}`.execute(tx.sql);
}

/** Numbers are added to those told before; one told again is replaced. */
export async function mergeTallies(
  tx: Db,
  id: string,
  tallies: Readonly<Record<string, number>>,
): Promise<void> {
  await sql`update exchange.batch set tallies = tallies || ${JSON.stringify(tallies)}::jsonb where id = ${id}`.execute(
    tx.sql,
  );
}

/** What the key of a batch's file is sealed for. */
export const BATCH_FILE = "exchange.batch.file";

export const BATCH_CHANNEL = "tongan_exchange";

/** Tells the jobs when this is committed. */
export async function wakeBatch(tx: Db, id: string): Promise<void> {
  await sql`select pg_notify(${BATCH_CHANNEL}, ${id})`.execute(tx.sql);
}

/** Batches for which a job has something to do. */
export async function listRunning(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from exchange.batch where state in ('reading', 'matching') order by received_at limit 500`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

/** Settled ones whose rows have been kept long enough. */
export async function listOverdue(tx: Db, on: IsoDate): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from ${from} where b.drop_after < ${on} and b.dropped_at is null order by b.drop_after limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function hasSameFile(tx: Db, { id, lineId, fileDigest }: BatchRow): Promise<boolean> {
  const { rows } = await sql`
    select from ${from} where a.line_id = ${lineId} and b.file_digest = ${fileDigest} and b.id <> ${id}
      and b.state not in ('refused', 'undone') limit 1`.execute(tx.sql);
  return rows.length > 0;
}

export interface BelievedRow {
  readonly id: string;
  readonly receivedAt: Date;
  readonly asOf: IsoDate | null;
  readonly rows: number;
}

/** Of this channel those that were read and believed, the newest first; what is empty for want of a reading is none. */
export async function listBelieved(
  tx: Db,
  { id, lineId, receivedAt }: BatchRow,
  limit: number,
): Promise<BelievedRow[]> {
  const { rows } = await sql<BelievedRow>`
    select b.id, b.received_at as "receivedAt", b.as_of as "asOf", b.rows from ${from}
    where a.line_id = ${lineId} and b.id <> ${id} and b.received_at <= ${receivedAt}
      and b.state in ('matching', 'review', 'settled', 'dropped')
    order by b.received_at desc, b.id desc limit ${limit}`.execute(tx.sql);
  return rows;
}

export interface EventRow {
  readonly at: Date;
  readonly by: string;
  readonly what: BatchEvent;
  readonly note: string | null;
}

export async function insertEvent(
  tx: Pick<Tx, "sql" | "actor">,
  { id, scopeCode }: Pick<BatchRow, "id" | "scopeCode">,
  { at, what, note }: { readonly at: Date; readonly what: BatchEvent; readonly note?: string },
): Promise<void> {
  await sql`
    insert into exchange.batch_event (id, batch_id, at, by_name, what, note, scope_code)
    values (${newId()}, ${id}, ${at}, ${tx.actor.displayName}, ${what}, ${note ?? null}, ${scopeCode})`.execute(
    tx.sql,
  );
}

export async function listEvents(tx: Db, id: string): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`
    select at, by_name as by, what, note from exchange.batch_event where batch_id = ${id} order by at, id limit 200`.execute(
    tx.sql,
  );
  return rows;
}
