/** SQL of what became of a batch's rows. */
import { sql } from "kysely";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { OutcomeCount } from "./feedback-table.ts";

export interface FedBack {
  readonly id: string;
  readonly ordinal: number;
  readonly state: string;
  readonly unit: string;
  readonly title: string;
  readonly partnerId: string | null;
  readonly fileName: string;
  readonly asOf: string | null;
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
}

export async function findFedBack(tx: Tx, id: string): Promise<FedBack | undefined> {
  const { rows } = await sql<FedBack>`
    select b.id, b.ordinal, b.state, a.unit, a.title, a.partner_id as "partnerId", b.file_name as "fileName", b.as_of as "asOf",
      b.received_at as "receivedAt", b.settled_at as "settledAt"
    from exchange.batch b join exchange.agreement a on a.id = b.agreement_id where b.id = ${id}`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    ...row,
    unit: memberUnitCodes.has(row.unit) ? memberUnitCodes.label(row.unit) : row.unit,
  }))[0];
}

/** By the pairs' decisions, which stay when a row's words are dropped. */
export async function countOutcomes(tx: Tx, batchId: string): Promise<OutcomeCount[]> {
  const { rows } = await sql<OutcomeCount>`
    with decided as (
      select p.ordinal, bool_or(p.decision = 'same') as same from matching.pair p where p.batch_id = ${batchId} group by p.ordinal)
    select r.band, case when d.same then 'same' when d.ordinal is not null then 'different'
      when r.band is null then 'faulty' else 'none' end as outcome, count(*) as count
    from matching.row r left join decided d on d.ordinal = r.ordinal
    where r.batch_id = ${batchId} group by 1, 2`.execute(tx.sql);
  return rows;
}
