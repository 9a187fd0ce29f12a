/** SQL of the payroll as an act: its state, who signed, what was said, its lines as they are read. */
import { type RawBuilder, sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import type { PayrollFigures } from "./figures.contract.ts";
import type { PayrollAct, PayrollState } from "./payroll-flow.ts";

export interface PayrollRow {
  readonly month: Month;
  readonly state: PayrollState;
  readonly version: number;
  readonly comparedWith: Month | null;
  readonly earlyReason: string | null;
  readonly digest: Buffer | null;
  readonly figures: PayrollFigures;
  readonly computedAt: Date;
  /** The account; null for the system itself. */
  readonly computedBy: string | null;
  readonly closedAt: Date | null;
}

const columns = sql`month, state, version, compared_with as "comparedWith", early_reason as "earlyReason", digest, figures,
  computed_at as "computedAt", (select p.account_id from platform.post p where p.id = computed_by) as "computedBy",
  closed_at as "closedAt"`;

/** One at a time: whoever computes, signs, pays or closes. */
export async function lockPayrolls(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('benefits payroll', 0))`.execute(tx.sql);
}

export async function findPayroll(tx: Tx, month: Month): Promise<PayrollRow | undefined> {
  const { rows } =
    await sql<PayrollRow>`select ${columns} from benefits.payroll where month = ${month}`.execute(tx.sql);
  return rows[0];
}

export async function listPayrolls(tx: Tx): Promise<PayrollRow[]> {
  const { rows } = await sql<PayrollRow>`
    select ${columns} from benefits.payroll order by month desc limit 240`.execute(tx.sql);
  return rows;
}

/** The month after which nothing was paid elsewhere any more: the first that is this system's. */
export async function findFirstMonth(tx: Tx): Promise<Month | null> {
  const { rows } = await sql<{ month: Month | null }>`
    select max(settled_until) as month from benefits.entitlement`.execute(tx.sql);
  return rows[0]?.month ?? null;
}

/** Whether a payroll of the month would find anybody; most districts begin with none. */
export async function isAnybodyPaid(tx: Tx, month: Month): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from benefits.entitlement
      where from_month <= ${month} and (to_month is null or to_month >= ${month})) as found`.execute(tx.sql);
  return rows[0]?.found ?? false;
}

/** A row for the month, still without lines; there is one, or it was there as a draft. */
export async function putDraft(
  tx: Tx,
  draft: Pick<PayrollRow, "month" | "comparedWith" | "earlyReason"> & { readonly at: Date },
): Promise<void> {
  await sql`
    insert into benefits.payroll as held (month, state, compared_with, early_reason, computed_at, computed_by)
    values (${draft.month}, 'draft', ${draft.comparedWith}, ${draft.earlyReason}, ${draft.at}, ${tx.actor.postId})
    on conflict (month) do update set compared_with = excluded.compared_with, computed_at = excluded.computed_at,
      early_reason = coalesce(excluded.early_reason, held.early_reason), computed_by = excluded.computed_by,
      version = held.version + 1`.execute(tx.sql);
}

export async function putFigures(
  tx: Tx,
  month: Month,
  figures: PayrollFigures,
  digest: Buffer,
): Promise<void> {
  await sql`
    update benefits.payroll set figures = ${JSON.stringify(figures)}::jsonb, digest = ${digest}
    where month = ${month}`.execute(tx.sql);
}

/** What was computed no longer holds, until it is computed anew. */
export async function voidDraft(tx: Tx, month: Month): Promise<void> {
  await sql`
    update benefits.payroll set digest = null, version = version + 1 where month = ${month} and state = 'draft'`.execute(
    tx.sql,
  );
}

export async function putState(
  tx: Tx,
  month: Month,
  state: PayrollState,
  closedAt: Date | null,
): Promise<void> {
  await sql`
    update benefits.payroll set state = ${state}, version = version + 1, closed_at = ${closedAt}
    where month = ${month}`.execute(tx.sql);
}

export interface StepRow {
  readonly act: PayrollAct;
  readonly accountId: string;
  readonly by: string;
  readonly at: Date;
  readonly note: string | null;
}

export async function listSteps(tx: Tx, month: Month): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.act, s.account_id as "accountId", coalesce(a.display_name, '系统') as by, s.at, s.note
    from benefits.payroll_step s left join platform.account a on a.id = s.account_id
    where s.month = ${month} order by s.seq`.execute(tx.sql);
  return rows;
}

export async function insertStep(
  tx: Tx,
  month: Month,
  act: PayrollAct,
  note: string | null,
  at: Date,
): Promise<void> {
  await sql`
    insert into benefits.payroll_step (month, seq, act, account_id, post_id, at, note)
    select ${month}, coalesce(max(seq), 0) + 1, ${act}, ${tx.actor.accountId}, ${tx.actor.postId}, ${at}, ${note}
    from benefits.payroll_step where month = ${month}`.execute(tx.sql);
}

export interface WordRow {
  readonly code: string;
  readonly childId: string | null;
  readonly childName: string | null;
  readonly word: string;
  readonly by: string;
  readonly at: Date;
}

export async function listWords(tx: Tx, month: Month): Promise<WordRow[]> {
  const { rows } = await sql<WordRow>`
    select w.code, w.child_id as "childId", (select l.name from benefits.payroll_line l
        where l.month = w.month and l.child_id = w.child_id limit 1) as "childName",
      w.word, coalesce(a.display_name, '系统') as by, w.at
    from benefits.payroll_word w left join platform.account a on a.id = w.by_account
    where w.month = ${month} order by w.at`.execute(tx.sql);
  return rows;
}

export async function insertWord(
  tx: Tx,
  word: {
    readonly id: string;
    readonly month: Month;
    readonly code: string;
    readonly childId: string | null;
    readonly scopeCode: string;
    readonly word: string;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into benefits.payroll_word (id, month, code, child_id, scope_code, word, at, by_account)
    values (${word.id}, ${word.month}, ${word.code}, ${word.childId}, ${word.scopeCode}, ${word.word}, ${word.at},
      ${tx.actor.accountId})`.execute(tx.sql);
}

export interface OpenWarning {
  readonly code: string;
  readonly lines: number;
}

/** Warnings that nobody has said a word about, by code. */
export async function countOpenWarnings(tx: Tx, month: Month): Promise<OpenWarning[]> {
  const { rows } = await sql<OpenWarning>`
    select w.code, count(*) as lines from benefits.payroll_line l, unnest(l.warnings) as w(code)
    where l.month = ${month} and l.warnings <> '{}' and not exists (
      select from benefits.payroll_word said
      where said.month = l.month and said.code = w.code and (said.child_id is null or said.child_id = l.child_id))
    group by w.code order by w.code`.execute(tx.sql);
  return rows;
}

export interface StoredLine {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly scopeCode: string;
  readonly name: string;
  readonly careMode: string | null;
  readonly standardFen: number;
  readonly deductionFen: number;
  readonly regularFen: number;
  readonly arrearsFen: number;
  readonly reissueFen: number;
  readonly recoveryFen: number;
  readonly totalFen: number;
  readonly because: string;
  readonly document: string | null;
  readonly certainty: string | null;
  readonly payeeName: string | null;
  readonly payeeRelation: string | null;
  readonly payeePersonId: string | null;
  readonly bank: string | null;
  readonly accountSealed: Buffer | null;
  readonly status: "pay" | "withheld" | "paid" | "rejected";
  readonly blocking: string[];
  readonly warnings: string[];
  readonly bankWords: string | null;
  readonly month: Month;
  readonly decidedOn: string;
  readonly fromMonth: string;
}

const lineColumns = sql`l.month, l.child_id as "childId", l.programme, l.scope_code as "scopeCode", l.name, l.care_mode as "careMode",
  l.standard_fen as "standardFen", l.deduction_fen as "deductionFen", l.regular_fen as "regularFen",
  l.arrears_fen as "arrearsFen", l.reissue_fen as "reissueFen", l.recovery_fen as "recoveryFen", l.total_fen as "totalFen",
  l.because, l.document, l.certainty, l.payee_name as "payeeName", l.payee_relation as "payeeRelation",
  l.payee_person_id as "payeePersonId", l.bank, l.account_sealed as "accountSealed", l.status, l.blocking, l.warnings,
  l.bank_words as "bankWords", e.decided_on as "decidedOn", e.from_month as "fromMonth"`;
const lineTables = sql`benefits.payroll_line l join benefits.entitlement e on e.id = l.entitlement_id`;

export interface LineSelection {
  readonly month: Month;
  readonly lo: string;
  readonly hi: string;
  readonly programmes?: readonly PaidProgram[] | undefined;
  readonly status?: string | undefined;
  readonly check?: string | undefined;
}

export type LinePosition = readonly [scopeCode: string, childId: string, programme: string];

function chosen({ month, lo, hi, programmes, status, check }: LineSelection): RawBuilder<unknown> {
  const parts = [sql`l.month = ${month} and l.scope_code >= ${lo} and l.scope_code < ${hi}`];
  if (programmes !== undefined) parts.push(sql`l.programme = any (${[...programmes]}::text[])`);
  if (status !== undefined) parts.push(sql`l.status = ${status}`);
  if (check !== undefined) parts.push(sql`(${check} = any (l.blocking) or ${check} = any (l.warnings))`);
  return sql.join(parts, sql` and `);
}

export async function listLines(
  tx: Tx,
  selection: LineSelection,
  after: LinePosition | undefined,
  limit: number,
): Promise<StoredLine[]> {
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(l.scope_code, l.child_id, l.programme) > (${after[0]}, ${after[1]}::uuid, ${after[2]})`;
  const { rows } = await sql<StoredLine>`
    select ${lineColumns} from ${lineTables} where ${chosen(selection)} and ${beyond}
    order by l.scope_code, l.child_id, l.programme limit ${limit}`.execute(tx.sql);
  return rows;
}

export async function sumLines(
  tx: Tx,
  selection: LineSelection,
): Promise<{ readonly lines: number; readonly fen: number }> {
  const { rows } = await sql<{ lines: number; fen: number }>`
    select count(*) as lines, coalesce(sum(l.total_fen), 0)::bigint as fen from benefits.payroll_line l
    where ${chosen(selection)}`.execute(tx.sql);
  return rows[0] ?? { lines: 0, fen: 0 };
}

/** Lines of one child, the newest month first. */
export async function listLinesOf(tx: Tx, childId: string, month?: Month): Promise<StoredLine[]> {
  const one = month === undefined ? sql`true` : sql`l.month = ${month}`;
  const { rows } = await sql<StoredLine>`
    select ${lineColumns} from ${lineTables} where l.child_id = ${childId} and ${one}
    order by l.month desc, l.programme limit 400`.execute(tx.sql);
  return rows;
}

export interface StoredItem {
  readonly programme: PaidProgram;
  readonly forMonth: Month;
  readonly cause: string;
  readonly fen: number;
  readonly because: string;
}

export async function listItemsOf(tx: Tx, childId: string, month: Month): Promise<StoredItem[]> {
  const { rows } = await sql<StoredItem>`
    select programme, for_month as "forMonth", cause, fen, because from benefits.payroll_item
    where child_id = ${childId} and month = ${month} order by programme, for_month desc, cause`.execute(
    tx.sql,
  );
  return rows;
}

export interface StoredDifference {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly cause: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly fen: number;
  readonly reason: string;
}

export async function listDifferences(
  tx: Tx,
  selection: { readonly month: Month; readonly cause: string; readonly lo: string; readonly hi: string },
  after: LinePosition | undefined,
  limit: number,
): Promise<StoredDifference[]> {
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(scope_code, child_id, programme) > (${after[0]}, ${after[1]}::uuid, ${after[2]})`;
  const { rows } = await sql<StoredDifference>`
    select child_id as "childId", programme, cause, scope_code as "scopeCode", name, before_fen as "beforeFen",
      after_fen as "afterFen", fen, reason
    from benefits.payroll_difference
    where month = ${selection.month} and cause = ${selection.cause} and scope_code >= ${selection.lo}
      and scope_code < ${selection.hi} and ${beyond}
    order by scope_code, child_id, programme limit ${limit}`.execute(tx.sql);
  return rows;
}

/** Lines with each check, within the asker's scope. */
export async function countChecks(
  tx: Tx,
  month: Month,
): Promise<Pick<PayrollFigures, "blocking" | "warnings">> {
  const { rows } = await sql<{ kind: "blocking" | "warnings"; code: string; lines: number }>`
    select c.kind, c.code, count(*) as lines
    from benefits.payroll_line l, lateral (
      select 'blocking' as kind, unnest(l.blocking) as code union all select 'warnings', unnest(l.warnings)) as c
    where l.month = ${month} and l.scope_code >= ${tx.scope.lo} and l.scope_code < ${tx.scope.hi}
    group by c.kind, c.code`.execute(tx.sql);
  const counted = { blocking: {} as Record<string, number>, warnings: {} as Record<string, number> };
  for (const { kind, code, lines } of rows) counted[kind][code] = lines;
  return counted;
}

/** By cause, within the asker's scope. */
export async function sumDifferences(tx: Tx, month: Month): Promise<PayrollFigures["differences"]> {
  const { rows } = await sql<{ cause: string; lines: number; fen: number }>`
    select cause, count(*) as lines, sum(fen)::bigint as fen from benefits.payroll_difference
    where month = ${month} and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi} group by cause`.execute(
    tx.sql,
  );
  return Object.fromEntries(rows.map(({ cause, lines, fen }) => [cause, { lines, fen }]));
}

export interface StatusSum {
  readonly status: "pay" | "withheld" | "paid" | "rejected";
  readonly lines: number;
  readonly fen: number;
}

export async function sumByStatus(tx: Tx, month: Month): Promise<StatusSum[]> {
  const { rows } = await sql<StatusSum>`
    select status, count(*) as lines, sum(total_fen)::bigint as fen from benefits.payroll_line
    where month = ${month} group by status`.execute(tx.sql);
  return rows;
}
