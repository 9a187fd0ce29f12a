/** SQL of staged rows. A batch may have two hundred thousand, so whatever looks at all of them is one statement. */
import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { ChangeKind, Outcome, RowResult } from "./import-codes.contract.ts";

export interface NewRow {
  readonly seq: number;
  readonly sheetIndex: number;
  readonly rowNo: number;
  readonly outcome: Outcome;
  readonly refusedByItself: boolean;
  readonly codes: readonly string[];
  readonly changeKind: ChangeKind | null;
  readonly childId: string | null;
  readonly matchedBy: "citizenNo" | "nameAndBirth" | null;
  readonly numberIndex: Buffer | null;
  readonly nameIndex: Buffer | null;
  readonly planDigest: Buffer | null;
  readonly othersWrote: string | null;
  readonly box: Buffer;
}

export function insertStaged(
  tx: Tx,
  batchId: string,
  scopeCode: string,
  rows: readonly NewRow[],
): Promise<void> {
  return insertRows(
    tx,
    "registry.import_row",
    {
      batch_id: ["uuid", batchId],
      seq: ["int", (row) => row.seq],
      scope_code: ["text", scopeCode],
      sheet_index: ["int", (row) => row.sheetIndex],
      row_no: ["int", (row) => row.rowNo],
      outcome: ["text", (row) => row.outcome],
      refused_by_itself: ["bool", (row) => row.refusedByItself],
      codes: ["text[]", (row) => row.codes],
      change_kind: ["text", (row) => row.changeKind],
      child_id: ["uuid", (row) => row.childId],
      matched_by: ["text", (row) => row.matchedBy],
      number_index: ["bytea", (row) => row.numberIndex],
      name_index: ["bytea", (row) => row.nameIndex],
      plan_digest: ["bytea", (row) => row.planDigest],
      others_wrote: ["text", (row) => row.othersWrote],
      box: ["bytea", (row) => row.box],
    },
    rows,
  );
}

export interface StagedRow {
  readonly seq: number;
  readonly sheet_index: number;
  readonly row_no: number;
  readonly version: number;
  readonly outcome: Outcome;
  readonly refused_by_itself: boolean;
  readonly codes: string[];
  readonly excluded: boolean;
  readonly change_kind: ChangeKind | null;
  readonly child_id: string | null;
  readonly matched_by: "citizenNo" | "nameAndBirth" | null;
  readonly result: RowResult | null;
  readonly number_index: Buffer | null;
  readonly name_index: Buffer | null;
  readonly plan_digest: Buffer | null;
  readonly others_wrote: string | null;
  readonly box: Buffer;
}

const columns =
  sql.raw(`seq, sheet_index, row_no, version, outcome, refused_by_itself, codes, excluded, change_kind, child_id,
  matched_by, result, number_index, name_index, plan_digest, others_wrote, box`);

export interface RowFilter {
  readonly problems?: boolean | undefined;
  readonly outcome?: Outcome | undefined;
  readonly code?: string | undefined;
  readonly sheet?: number | undefined;
  readonly changeKind?: ChangeKind | undefined;
  readonly result?: RowResult | undefined;
  readonly excluded?: boolean | undefined;
  /** Refused, or left out by a person. */
  readonly refused?: boolean | undefined;
}

function conditionsOf(batchId: string, filter: RowFilter): RawBuilder<unknown> {
  const conditions = [sql`batch_id = ${batchId}`];
  if (filter.problems === true) conditions.push(sql`outcome <> 'accept'`);
  if (filter.outcome !== undefined) conditions.push(sql`outcome = ${filter.outcome}`);
  if (filter.code !== undefined)
    conditions.push(sql`(${filter.code} = any (codes) or ${`!${filter.code}`} = any (codes))`);
  if (filter.sheet !== undefined) conditions.push(sql`sheet_index = ${filter.sheet}`);
  if (filter.changeKind !== undefined) conditions.push(sql`change_kind = ${filter.changeKind}`);
  if (filter.result !== undefined) conditions.push(sql`result = ${filter.result}`);
  if (filter.refused === true) conditions.push(sql`(outcome = 'reject' or excluded)`);
  if (filter.excluded !== undefined) conditions.push(sql`excluded = ${filter.excluded}`);
  return sql.join(conditions, sql` and `);
}

export async function listStaged(
  tx: Tx,
  batchId: string,
  filter: RowFilter,
  after: number,
  limit: number,
): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`
    select ${columns} from registry.import_row where ${conditionsOf(batchId, filter)} and seq > ${after}
    order by seq limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function countStaged(tx: Tx, batchId: string, filter: RowFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from registry.import_row where ${conditionsOf(batchId, filter)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function findStaged(tx: Tx, batchId: string, seq: number): Promise<StagedRow | undefined> {
  const { rows } = await sql<StagedRow>`
    select ${columns} from registry.import_row where batch_id = ${batchId} and seq = ${seq} for update`.execute(
    tx.sql,
  );
  return rows[0];
}

export interface StandingInFile {
  readonly batch_id: string;
  readonly seq: number;
  readonly sheet_index: number;
  readonly row_no: number;
}

/** Where in their files rows of whatever batches stand. */
export async function listStandings(
  tx: Tx,
  rows: readonly { readonly batchId: string; readonly seq: number }[],
): Promise<StandingInFile[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await sql<StandingInFile>`
    select r.batch_id, r.seq, r.sheet_index, r.row_no
    from unnest(${rows.map(({ batchId }) => batchId)}::uuid[], ${rows.map(({ seq }) => seq)}::int[]) as w(batch_id, seq)
    join registry.import_row r on r.batch_id = w.batch_id and r.seq = w.seq`.execute(tx.sql);
  return found;
}

/** Rows of which one may be another's double: same number, or same name and birth date. */
export async function listKindred(
  tx: Tx,
  batchId: string,
  numbers: readonly Buffer[],
  names: readonly Buffer[],
): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`
    select ${columns} from registry.import_row
    where batch_id = ${batchId} and (number_index = any (${numbers}::bytea[]) or name_index = any (${names}::bytea[]))
    order by seq limit 2000 for update`.execute(tx.sql);
  return rows;
}

/**
 * Rows that a commit would bring in, the next ones in file order. A batch just staged has no statistics yet: the planner takes it for
 * a small one and sorts all that is left of it for each chunk (measured: a third of the database's work), though the key has it in order.
 */
export async function listReady(tx: Tx, batchId: string, after: number, limit: number): Promise<StagedRow[]> {
  await sql`set local enable_sort = off`.execute(tx.sql);
  const { rows } = await sql<StagedRow>`
    select ${columns} from registry.import_row
    where batch_id = ${batchId} and seq > ${after} and result is null and outcome <> 'reject' and not excluded
    order by seq limit ${limit}`.execute(tx.sql);
  return rows;
}

/** Files of the register that rows of the batch speak of. */
export async function listNamedFiles(tx: Tx, batchId: string): Promise<Set<string>> {
  const { rows } = await sql<{ child_id: string }>`
    select child_id from registry.import_row where batch_id = ${batchId} and child_id is not null`.execute(
    tx.sql,
  );
  return new Set(rows.map((row) => row.child_id));
}

/** Which of these rows are imported, or will be with the next commit. */
export async function listCounting(tx: Tx, batchId: string, seqs: readonly number[]): Promise<Set<number>> {
  if (seqs.length === 0) return new Set();
  const { rows } = await sql<{ seq: number }>`
    select seq from registry.import_row
    where batch_id = ${batchId} and seq = any (${seqs}::int[]) and outcome <> 'reject' and not excluded`.execute(
    tx.sql,
  );
  return new Set(rows.map(({ seq }) => seq));
}

export interface RowChange {
  readonly seq: number;
  readonly outcome: Outcome;
  readonly refusedByItself: boolean;
  readonly codes: readonly string[];
  readonly excluded: boolean;
  readonly changeKind: ChangeKind | null;
  readonly childId: string | null;
  readonly matchedBy: "citizenNo" | "nameAndBirth" | null;
  readonly numberIndex: Buffer | null;
  readonly nameIndex: Buffer | null;
  readonly planDigest: Buffer | null;
  readonly othersWrote: string | null;
  readonly box: Buffer;
}

/** A row that the register had refused may come again once a person has changed it. */
export async function updateStaged(tx: Tx, batchId: string, row: RowChange): Promise<void> {
  await sql`
    update registry.import_row set version = version + 1, outcome = ${row.outcome}, refused_by_itself = ${row.refusedByItself},
      codes = ${row.codes}::text[], excluded = ${row.excluded}, change_kind = ${row.changeKind}, child_id = ${row.childId},
      matched_by = ${row.matchedBy}, number_index = ${row.numberIndex}, name_index = ${row.nameIndex}, plan_digest = ${row.planDigest}, others_wrote = ${row.othersWrote},
      box = ${row.box}, result = nullif(result, 'refused')
    where batch_id = ${batchId} and seq = ${row.seq}`.execute(tx.sql);
}

export interface RowOutcome {
  readonly seq: number;
  readonly result: RowResult;
  readonly childId: string | null;
  /** Staged codes of what only recording has shown. */
  readonly codes: readonly string[];
}

export async function recordOutcomes(tx: Tx, batchId: string, rows: readonly RowOutcome[]): Promise<void> {
  if (rows.length === 0) return;
  const seqs = rows.map(({ seq }) => seq);
  // Rows of a chunk lie together; unless the planner is told, it reads a large batch from end to end for each chunk.
  await sql`
    update registry.import_row r set result = o.result, child_id = coalesce(o.child_id, r.child_id),
      outcome = case when o.result = 'refused' then 'reject' when o.codes <> '' then 'acceptWithWarning' else r.outcome end,
      refused_by_itself = r.refused_by_itself or o.result = 'refused',
      codes = case when o.codes = '' then r.codes else r.codes || string_to_array(o.codes, ',') end
    from unnest(${seqs}::int[], ${rows.map(({ result }) => result)}::text[],
      ${rows.map(({ childId }) => childId)}::uuid[], ${rows.map(({ codes }) => codes.join())}::text[]) as o(seq, result, child_id, codes)
    where r.batch_id = ${batchId} and r.seq = o.seq and r.seq between ${Math.min(...seqs)} and ${Math.max(...seqs)}`.execute(
    tx.sql,
  );
}

export interface RowTally {
  readonly sheet_index: number;
  readonly outcome: Outcome;
  readonly change_kind: ChangeKind | null;
  readonly result: RowResult | null;
  readonly excluded: boolean;
  readonly outside: boolean;
  readonly rows: number;
}

export async function tallyRows(tx: Tx, batchId: string): Promise<RowTally[]> {
  const { rows } = await sql<RowTally>`
    select sheet_index, outcome, change_kind, result, excluded, 'place.outsideScope' = any (codes) as outside, count(*) as rows
    from registry.import_row where batch_id = ${batchId} group by 1, 2, 3, 4, 5, 6`.execute(tx.sql);
  return rows;
}

export async function tallyCodes(tx: Tx, batchId: string): Promise<{ code: string; rows: number }[]> {
  const { rows } = await sql<{ code: string; rows: number }>`
    select code, count(distinct seq) as rows from registry.import_row, unnest(codes) as code
    where batch_id = ${batchId} and codes <> '{}' group by code order by rows desc, code`.execute(tx.sql);
  return rows;
}

export async function deleteStaged(tx: Tx, batchIds: readonly string[]): Promise<void> {
  await sql`delete from registry.import_row where batch_id = any (${batchIds}::uuid[])`.execute(tx.sql);
}

/** A file of the register can be one row's child only: who has its number stands before who has its name. */
export async function listTwiceMatched(
  tx: Tx,
  batchId: string,
): Promise<{ child_id: string; seqs: number[]; by: string[] }[]> {
  const { rows } = await sql<{ child_id: string; seqs: number[]; by: string[] }>`
    select child_id, array_agg(seq order by (matched_by = 'citizenNo') desc, seq) as seqs,
      array_agg(matched_by order by (matched_by = 'citizenNo') desc, seq) as by
    from registry.import_row where batch_id = ${batchId} and child_id is not null and outcome <> 'reject'
    group by child_id having count(*) > 1 limit 5000`.execute(tx.sql);
  return rows;
}

export async function forgetMatches(tx: Tx, batchId: string, seqs: readonly number[]): Promise<void> {
  await sql`update registry.import_row set child_id = null, matched_by = null, change_kind = 'new'
    where batch_id = ${batchId} and seq = any (${seqs}::int[])`.execute(tx.sql);
}
