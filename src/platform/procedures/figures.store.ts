/** How long matters of some procedures took: figures, nobody's data. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../../platform/db/database.ts";

export interface ProcedureFigures {
  readonly procedure: string;
  readonly registered: number;
  readonly open: number;
  readonly late: number;
  readonly ended: number;
  /** From when it was registered to the first decision: the middle one. */
  readonly firstActHours: number | null;
  /** From its receipt to its end: the middle one. */
  readonly days: number | null;
}

/** Received from one day to another, within what the asker may know. */
export async function listFigures(
  tx: Tx,
  procedures: readonly string[],
  { from, to, today }: { readonly from: IsoDate; readonly to: IsoDate; readonly today: IsoDate },
): Promise<ProcedureFigures[]> {
  const { rows } = await sql<ProcedureFigures>`
    select m.procedure, count(*)::int as registered,
      (count(*) filter (where m.ended_on is null))::int as open,
      (count(*) filter (where m.ended_on is null and m.due_on < ${today}))::int as late,
      (count(*) filter (where m.ended_on is not null))::int as ended,
      percentile_cont(0.5) within group (order by extract(epoch from s.decided_at - m.created_at) / 3600) as "firstActHours",
      percentile_cont(0.5) within group (order by m.ended_on - m.received_on) as days
    from procedure.matter m
    left join procedure.step s on s.matter_id = m.id and s.ordinal = 1 and s.decided_at is not null
    where m.procedure = any (${[...procedures]}::text[]) and m.received_on >= ${from} and m.received_on <= ${to}
    group by m.procedure`.execute(tx.sql);
  return rows;
}
