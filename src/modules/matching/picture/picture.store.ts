/** SQL of the figures on exchange: batches, how they were matched, what waits, whom they found. */
import { sql } from "kysely";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Arrival } from "../../../platform/exchange/due-days.ts";
import type { Frequency } from "../../../platform/exchange/exchange-codes.contract.ts";

export interface Period {
  readonly from: string;
  /** Inclusive. */
  readonly to: string;
}

export interface InAgreement {
  readonly id: string;
  readonly unit: string;
  readonly subject: string;
  readonly frequency: Frequency;
  readonly firstDue: string | null;
  readonly graceDays: number;
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export async function listInAgreements(tx: Tx): Promise<InAgreement[]> {
  const { rows } = await sql<InAgreement>`
    select line_id as id, unit, subject, frequency, first_due as "firstDue", grace_days as "graceDays", agreed_at as "agreedAt",
      ended_at as "endedAt", valid_from as "validFrom", valid_to as "validTo"
    from exchange.agreement where direction = 'in' and agreed_at is not null and outcome is distinct from 'replaced'
    order by unit collate "zh-x-icu", id limit 500`.execute(tx.sql);
  return rows.map((row) => ({
    ...row,
    unit: memberUnitCodes.has(row.unit) ? memberUnitCodes.label(row.unit) : row.unit,
  }));
}

const inPeriod = ({ from, to }: Period) =>
  sql`(b.received_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date`;

export interface BatchFigures {
  readonly agreementId: string;
  readonly batches: number;
  readonly refused: number;
  readonly held: number;
  readonly rows: number;
  readonly faulty: number;
}

export async function countBatches(tx: Tx, period: Period): Promise<BatchFigures[]> {
  const { rows } = await sql<BatchFigures>`
    select a.line_id as "agreementId", count(*) as batches, count(*) filter (where b.state = 'refused') as refused,
      count(*) filter (where b.state = 'held') as held,
      coalesce(sum(b.rows), 0)::int as rows, coalesce(sum(b.faulty), 0)::int as faulty
    from exchange.batch b join exchange.agreement a on a.id = b.agreement_id
    where ${inPeriod(period)} and b.state <> 'undone' group by 1`.execute(tx.sql);
  return rows;
}

export interface Arrived extends Arrival {
  readonly agreementId: string;
}

/** What answered a due day, the newest first. */
export async function listArrived(tx: Tx): Promise<Arrived[]> {
  const { rows } = await sql<Arrived>`
    select a.line_id as "agreementId", b.due_on as "dueOn", (b.received_at at time zone 'Asia/Shanghai')::date as "cameOn"
    from exchange.batch b join exchange.agreement a on a.id = b.agreement_id
    where b.due_on is not null and b.state not in ('refused', 'undone') order by b.due_on desc limit 10000`.execute(
    tx.sql,
  );
  return rows;
}

export interface BandFigures {
  readonly agreementId: string;
  readonly certain: number;
  readonly review: number;
  readonly none: number;
  readonly same: number;
  readonly waiting: number;
}

export async function countBands(tx: Tx, period: Period): Promise<BandFigures[]> {
  const { rows } = await sql<BandFigures>`
    with decided as (
      select p.batch_id, p.ordinal, bool_or(p.decision = 'same') as same,
        bool_or(p.decision is null or p.decision in ('unsure', 'asked')) as waiting
      from matching.pair p join exchange.batch b on b.id = p.batch_id
      where ${inPeriod(period)} and b.state <> 'undone' group by 1, 2)
    select a.line_id as "agreementId", count(*) filter (where r.band = 'certain') as certain,
      count(*) filter (where r.band = 'review') as review, count(*) filter (where r.band = 'none') as none,
      count(*) filter (where d.same) as same, count(*) filter (where d.waiting and d.same is not true) as waiting
    from matching.row r join exchange.batch b on b.id = r.batch_id join exchange.agreement a on a.id = b.agreement_id
    left join decided d on d.batch_id = r.batch_id and d.ordinal = r.ordinal
    where ${inPeriod(period)} and b.state <> 'undone' group by 1`.execute(tx.sql);
  return rows;
}

export interface FoundChild {
  readonly agreementId: string;
  readonly childId: string;
  /** The day on which the first condition was written. */
  readonly since: string;
}

/** Children of whom a roster said something that was not known, each once an agreement: a school that confirms a school finds nobody. */
export async function listFoundChildren(tx: Tx, period: Period): Promise<FoundChild[]> {
  const { rows } = await sql<FoundChild>`
    select a.line_id as "agreementId", e.child_id as "childId",
      min((e.at at time zone 'Asia/Shanghai')::date)::date as since
    from matching.effect e join exchange.batch b on b.id = e.batch_id
    join exchange.agreement a on a.id = b.agreement_id
    where e.kind = 'fact' and e.state in ('written', 'confirmed') and e.child_id is not null
      and not coalesce((e.detail ->> 'isKnown')::boolean, false)
      and e.scope_code >= ${tx.scope.lo} and e.scope_code < ${tx.scope.hi} and ${inPeriod(period)} and b.state <> 'undone'
    group by 1, 2 limit 100000`.execute(tx.sql);
  return rows;
}
