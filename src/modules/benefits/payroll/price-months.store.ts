import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";

export interface PriceShares {
  readonly month: Month;
  readonly people: number;
  readonly fen: number;
  readonly paidFen: number;
}

/** What payrolls have of the price subsidy, by the month that it is for. */
export async function listPriceShares(tx: Tx): Promise<PriceShares[]> {
  const { rows } = await sql<PriceShares>`
    select i.for_month as month, count(distinct i.child_id) as people, sum(i.fen)::bigint as fen,
      coalesce(sum(i.fen) filter (where l.status = 'paid'), 0)::bigint as "paidFen"
    from benefits.payroll_item i
    join benefits.payroll_line l on l.month = i.month and l.child_id = i.child_id and l.programme = i.programme
    where i.programme = 'B23' and l.status in ('pay', 'paid') group by i.for_month`.execute(tx.sql);
  return rows;
}

/** Months of which somebody said that nothing was declared. */
export async function listNone(tx: Tx): Promise<Month[]> {
  const { rows } = await sql<{ month: Month }>`
    select month from benefits.price_month_none order by month desc limit 240`.execute(tx.sql);
  return rows.map(({ month }) => month);
}

export async function insertNone(tx: Tx, month: Month, at: Date): Promise<void> {
  await sql`
    insert into benefits.price_month_none (month, said_at, said_by) values (${month}, ${at}, ${tx.actor.accountId})
    on conflict (month) do nothing`.execute(tx.sql);
}
