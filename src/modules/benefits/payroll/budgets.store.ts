import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import type { FundSource } from "./budgets.contract.ts";

export interface BudgetRow {
  readonly programme: PaidProgram;
  readonly source: FundSource;
  readonly fen: number;
  readonly document: string;
  readonly version: number;
}

export interface KeptBudget extends BudgetRow {
  readonly at: Date;
  readonly by: string;
}

export async function listBudgets(tx: Tx, year: number): Promise<KeptBudget[]> {
  const { rows } = await sql<KeptBudget>`
    select b.programme, b.source, b.fen, b.document, b.version, b.changed_at as at, coalesce(a.display_name, '系统') as by
    from benefits.budget b
    left join platform.post p on p.id = b.changed_by left join platform.account a on a.id = p.account_id
    where b.year = ${year}`.execute(tx.sql);
  return rows;
}

export interface UsedRow {
  readonly programme: PaidProgram;
  readonly month: string;
  readonly fen: number;
  readonly people: number;
  readonly isClosed: boolean;
}

/** What the year's payrolls paid or are about to pay, by month. */
export async function listUsed(tx: Tx, year: number): Promise<UsedRow[]> {
  const { rows } = await sql<UsedRow>`
    select l.programme, l.month, sum(l.total_fen)::bigint as fen, count(distinct l.child_id) as people,
      p.state = 'closed' as "isClosed"
    from benefits.payroll_line l join benefits.payroll p on p.month = l.month
    where l.month like ${`${year}-%`} and l.status in ('pay', 'paid') and p.state in ('approved', 'paying', 'closed')
    group by l.programme, l.month, p.state`.execute(tx.sql);
  return rows;
}

/** Version 0 for one that is new. Gives whether it was still the seen one. */
export async function putBudget(
  tx: Tx,
  year: number,
  { programme, source, fen, document, version }: BudgetRow,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ year: number }>`
    insert into benefits.budget as held (year, programme, source, fen, document, version, changed_at, changed_by)
    values (${year}, ${programme}, ${source}, ${fen}, ${document}, ${version + 1}, ${at}, ${tx.actor.postId})
    on conflict (year, programme, source) do update set fen = excluded.fen, document = excluded.document,
      version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where held.version = ${version} returning year`.execute(tx.sql);
  return rows.length === 1;
}
