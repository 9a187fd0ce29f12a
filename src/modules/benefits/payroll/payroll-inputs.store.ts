/** SQL of what a payroll is computed from, in portions of children by the order of their ids. */
import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";

/** The next children with an entitlement that reaches beyond `floor`. */
export async function listChildrenAfter(
  tx: Tx,
  after: string | null,
  floor: Month,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct child_id as id from benefits.entitlement
    where (${after}::uuid is null or child_id > ${after}::uuid) and (to_month is null or to_month >= ${floor})
    order by child_id limit ${limit}`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export interface SuspensionRow {
  readonly childId: string;
  readonly entitlementId: string;
  readonly from: Month;
  readonly to: Month | null;
  readonly paidLater: boolean | null;
  readonly reason: string;
}

export async function listSuspensions(tx: Tx, childIds: readonly string[]): Promise<SuspensionRow[]> {
  const { rows } = await sql<SuspensionRow>`
    select child_id as "childId", entitlement_id as "entitlementId", from_month as "from", to_month as "to",
      paid_later as "paidLater", reason
    from benefits.suspension where child_id = any (${childIds}::uuid[]) order by child_id, from_month`.execute(
    tx.sql,
  );
  return rows;
}

export interface SettledRow {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly forMonth: Month;
  readonly fen: number;
  readonly rejected: boolean;
  readonly withheld: boolean;
}

/** What earlier payrolls paid, or still count on paying, for each month; refunds and waivers taken off. */
export async function listSettled(
  tx: Tx,
  month: Month,
  floor: Month,
  childIds: readonly string[],
): Promise<SettledRow[]> {
  const { rows } = await sql<SettledRow>`
    select child_id as "childId", programme, for_month as "forMonth", sum(fen) as fen, bool_or(rejected) as rejected,
      bool_or(withheld) as withheld
    from (
      select i.child_id, i.programme, i.for_month, case when l.status in ('pay', 'paid') then i.fen else 0 end as fen,
        l.status = 'rejected' as rejected, l.status = 'withheld' as withheld
      from benefits.payroll_item i
      join benefits.payroll_line l on l.month = i.month and l.child_id = i.child_id and l.programme = i.programme
      where i.child_id = any (${childIds}::uuid[]) and i.month < ${month} and i.for_month >= ${floor}
      union all
      select child_id, programme, for_month, -fen, false, false from benefits.recovery_entry
      where child_id = any (${childIds}::uuid[]) and for_month >= ${floor}) as told
    group by child_id, programme, for_month order by child_id, for_month, programme`.execute(tx.sql);
  return rows;
}

export interface BeforeRow {
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
  readonly document: string | null;
}

/** The lines of another month of these children. */
export async function listLinesBefore(
  tx: Tx,
  month: Month,
  childIds: readonly string[],
): Promise<BeforeRow[]> {
  const { rows } = await sql<BeforeRow>`
    select child_id as "childId", programme, scope_code as "scopeCode", name, care_mode as "careMode",
      standard_fen as "standardFen", deduction_fen as "deductionFen", regular_fen as "regularFen", arrears_fen as "arrearsFen",
      reissue_fen as "reissueFen", recovery_fen as "recoveryFen", document
    from benefits.payroll_line where month = ${month} and child_id = any (${childIds}::uuid[])`.execute(
    tx.sql,
  );
  return rows;
}

export interface OffsetRow {
  readonly childId: string;
  readonly programme: PaidProgram;
  readonly monthlyFen: number;
}

/** Plans by which something is taken off each month. */
export async function listOffsets(tx: Tx, childIds: readonly string[]): Promise<OffsetRow[]> {
  const { rows } = await sql<OffsetRow>`
    select child_id as "childId", programme, monthly_fen as "monthlyFen" from benefits.recovery
    where child_id = any (${childIds}::uuid[]) and state = 'running' and plan = 'offset'`.execute(tx.sql);
  return rows;
}

/** Accounts that stand under different payees, as hexadecimal text. */
export async function listSharedAccounts(tx: Tx, month: Month): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`
    select encode(account_index, 'hex') as account from benefits.entitlement
    where account_index is not null and (to_month is null or to_month >= ${month})
    group by account_index having count(distinct coalesce(payee_person_id::text, payee_name)) > 1`.execute(
    tx.sql,
  );
  return rows.map((row) => row.account);
}
