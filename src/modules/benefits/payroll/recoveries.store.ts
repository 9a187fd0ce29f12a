import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";

export interface FoundRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly programme: PaidProgram;
  readonly fen: number;
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly because: string;
}

/** Opens a case for each overpayment, or brings the open one up to date; one that is no longer owed is over. */
export async function putFound(tx: Tx, rows: readonly FoundRow[], at: Date): Promise<void> {
  const pairs = [rows.map((row) => row.childId), rows.map((row) => row.programme)] as const;
  await sql`
    update benefits.recovery r set state = case when state = 'found' then 'gone' else 'settled' end, outstanding_fen = 0,
      changed_at = ${at}, version = version + 1
    where r.state in ('found', 'noticed', 'running') and not exists (
      select from unnest(${pairs[0]}::uuid[], ${pairs[1]}::text[]) as t(child_id, programme)
      where t.child_id = r.child_id and t.programme = r.programme)`.execute(tx.sql);
  if (rows.length === 0) return;
  await sql`
    insert into benefits.recovery as held (id, child_id, scope_code, programme, state, from_month, to_month, reason,
      outstanding_fen, opened_at, changed_at)
    select t.id, t.child_id, t.scope_code, t.programme, 'found', t.from_month, t.to_month, t.reason, t.fen, ${at}, ${at}
    from unnest(${rows.map((row) => row.id)}::uuid[], ${pairs[0]}::uuid[], ${rows.map((row) => row.scopeCode)}::text[],
      ${pairs[1]}::text[], ${rows.map((row) => row.fromMonth)}::text[], ${rows.map((row) => row.toMonth)}::text[],
      ${rows.map((row) => row.because)}::text[], ${rows.map((row) => row.fen)}::int[])
      as t(id, child_id, scope_code, programme, from_month, to_month, reason, fen)
    on conflict (child_id, programme) where state in ('found', 'noticed', 'running') do update set
      outstanding_fen = excluded.outstanding_fen, from_month = least(held.from_month, excluded.from_month),
      to_month = greatest(held.to_month, excluded.to_month), changed_at = excluded.changed_at, version = held.version + 1
    where (held.outstanding_fen, held.from_month, held.to_month) is distinct from
      (excluded.outstanding_fen, least(held.from_month, excluded.from_month), greatest(held.to_month, excluded.to_month))`.execute(
    tx.sql,
  );
}

/**
 * What a closed month has taken off is no longer out. A later month that is computed already counts it itself, and settles what is
 * then at nothing.
 */
export async function takeOff(tx: Tx, month: Month, at: Date): Promise<void> {
  await sql`
    update benefits.recovery r set outstanding_fen = greatest(0, r.outstanding_fen - taken.fen), changed_at = ${at},
      version = r.version + 1
    from (
      select i.child_id, i.programme, (-sum(i.fen))::int as fen from benefits.payroll_item i
      join benefits.payroll_line l on l.month = i.month and l.child_id = i.child_id and l.programme = i.programme
      where i.month = ${month} and i.cause = 'recovery' and l.status = 'paid'
      group by i.child_id, i.programme) taken
    where r.child_id = taken.child_id and r.programme = taken.programme and r.state = 'running'
      and not exists (select from benefits.payroll p where p.month > ${month})`.execute(tx.sql);
}

export interface RecoveryRow {
  readonly id: string;
  readonly childId: string;
  readonly name: string;
  readonly scopeCode: string;
  readonly programme: PaidProgram;
  readonly state: "found" | "noticed" | "running" | "settled" | "gone";
  readonly fromMonth: Month;
  readonly toMonth: Month;
  readonly reason: string;
  readonly outstandingFen: number;
  readonly refundedFen: number;
  readonly waivedFen: number;
  readonly offsetFen: number;
  readonly setOffFen: number;
  readonly noticeNo: string | null;
  readonly noticedOn: string | null;
  readonly plan: "offset" | "refund" | null;
  readonly monthlyFen: number | null;
  readonly fraud: boolean;
  readonly version: number;
}

const columns = sql`r.id, r.child_id as "childId", coalesce((select l.name from benefits.payroll_line l
    where l.child_id = r.child_id order by l.month desc limit 1), '') as name,
  r.scope_code as "scopeCode", r.programme, r.state, r.from_month as "fromMonth", r.to_month as "toMonth", r.reason,
  r.outstanding_fen as "outstandingFen", r.notice_no as "noticeNo", r.noticed_on as "noticedOn", r.plan,
  r.monthly_fen as "monthlyFen", r.fraud, r.version,
  (select coalesce(sum(e.fen), 0)::int from benefits.recovery_entry e where e.recovery_id = r.id and e.kind = 'refund') as "refundedFen",
  (select coalesce(sum(e.fen), 0)::int from benefits.recovery_entry e where e.recovery_id = r.id and e.kind = 'waived') as "waivedFen",
  (select coalesce(sum(s.fen), 0)::int from benefits.recovery_set_off s where s.recovery_id = r.id) as "setOffFen",
  (select coalesce(-sum(i.fen), 0)::int from benefits.payroll_item i join benefits.payroll_line l
    on l.month = i.month and l.child_id = i.child_id and l.programme = i.programme and l.status in ('pay', 'paid')
    where i.child_id = r.child_id and i.programme = r.programme and i.cause = 'recovery'
      and i.for_month between r.from_month and r.to_month) as "offsetFen"`;

export async function findRecovery(tx: Tx, id: string): Promise<RecoveryRow | undefined> {
  const { rows } = await sql<RecoveryRow>`
    select ${columns} from benefits.recovery r where r.id = ${id} for update of r`.execute(tx.sql);
  return rows[0];
}

export async function listRecoveries(
  tx: Tx,
  ask: {
    readonly lo: string;
    readonly hi: string;
    /** Open cases, and closed ones that wait for a decision on a sanction. */
    readonly open: boolean;
    readonly waitingOnly: boolean;
    readonly after: readonly [scopeCode: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<RecoveryRow[]> {
  const beyond =
    ask.after === undefined
      ? sql`true`
      : sql`(r.scope_code, r.id) > (${ask.after[0]}, ${ask.after[1]}::uuid)`;
  const waits = sql`exists (select from benefits.sanction_lead s where s.recovery_id = r.id and s.state = 'waiting')`;
  const isOpen = ask.open ? sql`(r.state in ('found', 'noticed', 'running') or ${waits})` : sql`true`;
  const state = ask.waitingOnly ? waits : isOpen;
  const { rows } = await sql<RecoveryRow>`
    select ${columns} from benefits.recovery r
    where r.scope_code >= ${ask.lo} and r.scope_code < ${ask.hi} and ${state} and ${beyond}
    order by r.scope_code, r.id limit ${ask.limit}`.execute(tx.sql);
  return rows;
}

export interface RecoveryPatch {
  readonly state: RecoveryRow["state"];
  readonly noticeNo: string | null;
  readonly noticedOn: string | null;
  readonly plan: RecoveryRow["plan"];
  readonly monthlyFen: number | null;
  readonly fraud: boolean;
  readonly outstandingFen: number;
}

export async function updateRecovery(
  tx: Tx,
  id: string,
  version: number,
  patch: RecoveryPatch,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update benefits.recovery set state = ${patch.state}, notice_no = ${patch.noticeNo}, noticed_on = ${patch.noticedOn},
      plan = ${patch.plan}, monthly_fen = ${patch.monthlyFen}, fraud = ${patch.fraud},
      outstanding_fen = ${patch.outstandingFen}, changed_at = ${at}, version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx.sql);
  return rows.length === 1;
}

export interface EntryRow {
  readonly id: string;
  readonly forMonth: Month;
  readonly kind: "refund" | "waived";
  readonly fen: number;
}

export async function insertEntries(
  tx: Tx,
  of: RecoveryRow,
  entries: readonly EntryRow[],
  told: { readonly on: string; readonly note: string | null; readonly at: Date },
): Promise<void> {
  for (const entry of entries) {
    await sql`
      insert into benefits.recovery_entry (id, recovery_id, child_id, programme, for_month, scope_code, kind, fen, on_date,
        note, recorded_at, recorded_by)
      values (${entry.id}, ${of.id}, ${of.childId}, ${of.programme}, ${entry.forMonth}, ${of.scopeCode}, ${entry.kind},
        ${entry.fen}, ${told.on}, ${told.note}, ${told.at}, ${tx.actor.postId})`.execute(tx.sql);
  }
}
