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
