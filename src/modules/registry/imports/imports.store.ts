/** SQL of import batches: the file, its columns, the state that the jobs move. */
import { sql } from "kysely";
import { now } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Ledger } from "../intake/ledger-fields.contract.ts";
import type { ImportCounts } from "./import-batch.contract.ts";
import type { ImportState, RunningState } from "./import-state.ts";
import type { ImportedFile, StoredSheet } from "./imported-file.ts";

export interface Tally {
  readonly opened: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface UndoOutcome {
  readonly filesWithdrawn: number;
  readonly filesKept: number;
  readonly kept: readonly { readonly childId: string; readonly why: string }[];
}

/** The post as which a job acts; its scope is made anew from the batch's place. */
export interface Runner {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly postId: string;
  readonly role: string;
  readonly placeCode: string;
  readonly placeName: string;
  readonly department: string | null;
}

export interface BatchRow {
  readonly id: string;
  readonly scope_code: string;
  readonly ledger: Ledger;
  readonly state: ImportState;
  readonly version: number;
  readonly as_of: string | null;
  readonly file_id: string;
  readonly file_name: string;
  readonly file_size: number;
  readonly file_digest: Buffer;
  readonly format: ImportedFile["format"];
  readonly sheets: readonly StoredSheet[];
  readonly samples_sealed: Buffer | null;
  readonly created_at: Date;
  readonly created_by_name: string;
  readonly runner: Runner | null;
  readonly progress_done: number;
  readonly progress_total: number;
  readonly progress_since: Date | null;
  readonly cancelling: boolean;
  readonly failure: { readonly code: string; readonly title: string; readonly detail: string } | null;
  readonly counts: ImportCounts | null;
  readonly tally: Tally | null;
  readonly attempts: number;
  readonly committed_at: Date | null;
  readonly undone_at: Date | null;
  readonly undone_reason: string | null;
  readonly undone_outcome: UndoOutcome | null;
  readonly purged_at: Date | null;
}

const columns =
  sql.raw(`id, scope_code, ledger, state, version, as_of, file_id, file_name, file_size, file_digest, format, sheets,
  samples_sealed, created_at, created_by_name, runner, progress_done, progress_total, progress_since, cancelling, failure, counts,
  tally, attempts, committed_at, undone_at, undone_reason, undone_outcome, purged_at`);

export interface NewBatch {
  readonly id: string;
  readonly scopeCode: string;
  readonly ledger: Ledger;
  readonly asOf: string | null;
  readonly fileId: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly fileDigest: Buffer;
  readonly file: ImportedFile;
  readonly samplesSealed: Buffer;
}

export async function insertFile(
  tx: Tx,
  file: {
    id: string;
    scopeCode: string;
    name: string;
    mediaType: string;
    size: number;
    digest: Buffer;
    location: string;
    batchId: string;
  },
): Promise<void> {
  await sql`
    insert into platform.stored_file
      (id, scope_code, name, media_type, size, digest, location, owner_kind, owner_id, created_at, created_by)
    values (${file.id}, ${file.scopeCode}, ${file.name}, ${file.mediaType}, ${file.size}, ${file.digest}, ${file.location},
      'registry.import', ${file.batchId}, ${now()}, ${tx.actor.postId})`.execute(tx.sql);
}

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await sql`
    insert into registry.import_batch (id, scope_code, ledger, state, as_of, file_id, file_name, file_size, file_digest, format,
      sheets, samples_sealed, progress_total, created_at, created_by, created_by_name)
    values (${batch.id}, ${batch.scopeCode}, ${batch.ledger}, 'uploaded', ${batch.asOf}, ${batch.fileId}, ${batch.fileName},
      ${batch.fileSize}, ${batch.fileDigest}, ${batch.file.format}, ${JSON.stringify(batch.file.sheets)}::jsonb, ${batch.samplesSealed},
      ${batch.file.rowsEstimated}, ${now()}, ${tx.actor.postId}, ${tx.actor.displayName})`.execute(tx.sql);
}

/** Within the actor's places; `lock` when the caller is about to move it on. */
export async function findBatch(tx: Tx, id: string, lock = false): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from registry.import_batch
    where id = ${id} and discarded_at is null and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
    ${lock ? sql`for update` : sql``}`.execute(tx.sql);
  return rows[0];
}

export async function listBatches(
  tx: Tx,
  filter: { ledger: Ledger | undefined; before: { at: string; id: string } | undefined; limit: number },
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${columns} from registry.import_batch
    where discarded_at is null and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
      and (${filter.ledger ?? null}::text is null or ledger = ${filter.ledger ?? null})
      and (${filter.before?.at ?? null}::timestamptz is null
        or (created_at, id) < (${filter.before?.at ?? null}::timestamptz, ${filter.before?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${filter.limit}`.execute(tx.sql);
  return rows;
}

export interface SameFile {
  readonly of: string;
  readonly id: string;
  readonly file_name: string;
  readonly created_at: Date;
  readonly state: ImportState;
}

/** For each batch the newest earlier one of the very same file and ledger. */
export async function listSameFiles(tx: Tx, ids: readonly string[]): Promise<SameFile[]> {
  const { rows } = await sql<SameFile>`
    select distinct on (b.id) b.id as of, e.id, e.file_name, e.created_at, e.state
    from registry.import_batch b
    join registry.import_batch e on e.file_digest = b.file_digest and e.ledger = b.ledger and e.discarded_at is null and e.created_at < b.created_at
    where b.id = any (${ids}::uuid[])
    order by b.id, e.created_at desc`.execute(tx.sql);
  return rows;
}

export interface BatchChange {
  readonly state?: ImportState;
  readonly asOf?: string | null;
  readonly sheets?: readonly StoredSheet[];
  readonly runner?: Runner;
  readonly failure?: BatchRow["failure"];
  readonly counts?: ImportCounts | null;
  readonly tally?: Tally | null;
  readonly progress?: { readonly done: number; readonly total: number };
  readonly undoneReason?: string;
  readonly undoneOutcome?: UndoOutcome;
  readonly committedAt?: Date | null;
  readonly undoneAt?: Date;
}

/** Moves a batch on; its version tells other windows that they are behind. */
export async function updateBatch(tx: Tx, id: string, change: BatchChange): Promise<void> {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`;
  const sets = [
    change.state === undefined ? undefined : sql`state = ${change.state}, cancelling = false, attempts = 0`,
    change.asOf === undefined ? undefined : sql`as_of = ${change.asOf}`,
    change.sheets === undefined ? undefined : sql`sheets = ${json(change.sheets)}`,
    change.runner === undefined ? undefined : sql`runner = ${json(change.runner)}`,
    change.failure === undefined ? undefined : sql`failure = ${json(change.failure)}`,
    change.counts === undefined ? undefined : sql`counts = ${json(change.counts)}`,
    change.tally === undefined ? undefined : sql`tally = ${json(change.tally)}`,
    change.progress === undefined
      ? undefined
      : sql`progress_done = ${change.progress.done}, progress_total = ${change.progress.total}, progress_since = ${now()}`,
    change.undoneReason === undefined ? undefined : sql`undone_reason = ${change.undoneReason}`,
    change.undoneOutcome === undefined ? undefined : sql`undone_outcome = ${json(change.undoneOutcome)}`,
    change.committedAt === undefined ? undefined : sql`committed_at = ${change.committedAt}`,
    change.undoneAt === undefined ? undefined : sql`undone_at = ${change.undoneAt}`,
  ].filter((set) => set !== undefined);
  await sql`update registry.import_batch set version = version + 1, ${sql.join(sets)} where id = ${id}`.execute(
    tx.sql,
  );
}

export async function touchBatch(tx: Tx, id: string, counts: ImportCounts): Promise<void> {
  await sql`update registry.import_batch set version = version + 1, counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(
    tx.sql,
  );
}

/** Says how far a job has come and asks whether it shall stop. A check that dies begins anew, so its progress forgives no attempt. */
export async function reportProgress(
  tx: Tx,
  id: string,
  done: number,
  total: number,
): Promise<{ stop: boolean }> {
  const { rows } = await sql<{ cancelling: boolean }>`
    update registry.import_batch set progress_done = ${done}, progress_total = ${total} where id = ${id}
    returning cancelling`.execute(tx.sql);
  return { stop: rows[0]?.cancelling ?? true };
}

/** The same, where several chunks are under way at once; what they have brought in stays, so that progress is no failed attempt. */
export async function addProgress(tx: Tx, id: string, rows: number): Promise<{ stop: boolean }> {
  const { rows: answer } = await sql<{ cancelling: boolean }>`
    update registry.import_batch set progress_done = progress_done + ${rows}, attempts = 0 where id = ${id}
    returning cancelling`.execute(tx.sql);
  return { stop: answer[0]?.cancelling ?? true };
}

export async function askToStop(tx: Tx, id: string): Promise<void> {
  await sql`update registry.import_batch set cancelling = true, version = version + 1 where id = ${id}`.execute(
    tx.sql,
  );
}

/** Counts a run before it begins, so that one that takes the process down with it is counted too. */
export async function countAttempt(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    update registry.import_batch set attempts = attempts + 1 where id = ${id} returning attempts`.execute(
    tx.sql,
  );
  return rows[0]?.attempts ?? 0;
}

/** Batches that some job should be at work on. */
export async function listRunning(tx: Tx): Promise<{ id: string; state: RunningState; version: number }[]> {
  const { rows } = await sql<{ id: string; state: RunningState; version: number }>`
    select id, state, version from registry.import_batch
    where state in ('checking', 'committing', 'undoing') and discarded_at is null order by id limit 1000`.execute(
    tx.sql,
  );
  return rows;
}

/** Wakes a server's import jobs when this transaction commits. */
export async function wakeJobs(tx: Tx, id: string, version: number): Promise<void> {
  await sql`select pg_notify('tongan_import', ${JSON.stringify({ id, version })})`.execute(tx.sql);
}

export async function markDiscarded(tx: Tx, id: string): Promise<void> {
  await sql`update registry.import_batch set discarded_at = ${now()}, samples_sealed = null, version = version + 1 where id = ${id}`.execute(
    tx.sql,
  );
  await sql`update platform.stored_file set removed_at = ${now()}
    where owner_kind = 'registry.import' and owner_id = ${id} and removed_at is null`.execute(tx.sql);
}

/** Batches whose staged rows have had their time, with the places of their files. */
export async function listOverdue(tx: Tx, before: string): Promise<{ id: string; location: string }[]> {
  const { rows } = await sql<{ id: string; location: string }>`
    select b.id, f.location from registry.import_batch b join platform.stored_file f on f.id = b.file_id
    where b.purged_at is null and b.created_at < ${before}::date and b.state not in ('checking', 'committing', 'undoing')
    order by b.id limit 500`.execute(tx.sql);
  return rows;
}

export async function markPurged(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update registry.import_batch set purged_at = ${now()}, samples_sealed = null, version = version + 1
    where id = any (${ids}::uuid[])`.execute(tx.sql);
  await sql`update platform.stored_file set removed_at = ${now()}
    where owner_kind = 'registry.import' and owner_id = any (${ids}::uuid[]) and removed_at is null`.execute(
    tx.sql,
  );
}

export async function findFileLocation(tx: Tx, fileId: string): Promise<string | undefined> {
  const { rows } = await sql<{ location: string }>`
    select location from platform.stored_file where id = ${fileId} and removed_at is null`.execute(tx.sql);
  return rows[0]?.location;
}

export async function findMapping(
  tx: Tx,
  key: { scopeCode: string; ledger: Ledger; signature: Buffer },
): Promise<readonly (string | null)[] | undefined> {
  const { rows } = await sql<{ fields: (string | null)[] }>`
    select fields from registry.import_mapping
    where scope_code = ${key.scopeCode} and ledger = ${key.ledger} and signature = ${key.signature}`.execute(
    tx.sql,
  );
  return rows[0]?.fields;
}

export async function keepMapping(
  tx: Tx,
  key: { scopeCode: string; ledger: Ledger; signature: Buffer },
  fields: readonly (string | null)[],
): Promise<void> {
  await sql`
    insert into registry.import_mapping (scope_code, ledger, signature, fields, used_at)
    values (${key.scopeCode}, ${key.ledger}, ${key.signature}, ${JSON.stringify(fields)}::jsonb, ${now()})
    on conflict (scope_code, ledger, signature) do update set fields = excluded.fields, used_at = excluded.used_at`.execute(
    tx.sql,
  );
}
