import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";

export interface BudgetRow {
  readonly programme: PaidProgram;
  readonly fen: number;
  readonly document: string;
  readonly version: number;
}

export async function listBudgets(tx: Tx, year: number): Promise<BudgetRow[]> {
  const { rows } = await sql<BudgetRow>`
    select programme, fen, document, version from benefits.budget where year = ${year}`.execute(tx.sql);
  return rows;
}

export interface UsedRow {
  readonly programme: PaidProgram;
  readonly month: string;
  readonly fen: number;
  readonly people: number;
}

/** What the year's payrolls paid or are about to pay, by month. */
export async function listUsed(tx: Tx, year: number): Promise<UsedRow[]> {
  const { rows } = await sql<UsedRow>`
    select l.programme, l.month, sum(l.total_fen)::bigint as fen, count(distinct l.child_id) as people
    from benefits.payroll_line l join benefits.payroll p on p.month = l.month
    where l.month like ${`${year}-%`} and l.status in ('pay', 'paid') and p.state in ('approved', 'paying', 'closed')
    group by l.programme, l.month`.execute(tx.sql);
  return rows;
}

/** Version 0 for one that is new. Gives whether it was still the seen one. */
export async function putBudget(
  tx: Tx,
  year: number,
  { programme, fen, document, version }: BudgetRow,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ year: number }>`
    insert into benefits.budget as held (year, programme, fen, document, version, changed_at, changed_by)
    values (${year}, ${programme}, ${fen}, ${document}, ${version + 1}, ${at}, ${tx.actor.postId})
    on conflict (year, programme) do update set fen = excluded.fen, document = excluded.document,
      version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    where held.version = ${version} returning year`.execute(tx.sql);
  return rows.length === 1;
}
