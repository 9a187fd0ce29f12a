/** Open steps whose day has come, and the clocks of all that run. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import type { Due, RunningTerm } from "./deadline.ts";
import { SUPPLEMENT } from "./matter.ts";
import type { TermUnit } from "./procedure.ts";

type Reading = Pick<Tx, "sql">;

/** Matters with something to do that nobody does: a late step, a pause that has run out. */
export async function listDueMatters(
  tx: Reading,
  on: IsoDate,
  at: Date,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from procedure.matter m
    join procedure.step s on s.matter_id = m.id and s.state = 'open'
    left join procedure.pause p on p.matter_id = m.id and p.step = s.ordinal and p.to_on is null
    where m.state in ('running', 'supplementing') and (${after}::uuid is null or m.id > ${after}::uuid)
      and ((p.until_on < ${on} and p.kind <> ${SUPPLEMENT})
        or (s.escalated_at is null and cardinality(s.missing_years) = 0
          and (s.due_on < ${on} or s.due_at < ${at})))
    order by m.id limit ${limit}`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

/** Marks a step as told to the post above; false if that was done before. */
export async function markLate(tx: Reading, matterId: string, ordinal: number, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedure.step set escalated_at = ${at}
    where matter_id = ${matterId} and ordinal = ${ordinal} and escalated_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface RunningStep {
  readonly matterId: string;
  readonly ordinal: number;
  readonly code: string;
  readonly term: RunningTerm;
  readonly due: Due;
  readonly pauses: readonly { readonly from: IsoDate; readonly to?: IsoDate }[];
}

/** Every open step with a term in days, locked, with the days on which its clock stood. */
export async function lockRunningSteps(tx: Reading): Promise<RunningStep[]> {
  const { rows } = await sql<{
    matter_id: string;
    ordinal: number;
    code: string;
    term_count: number;
    term_unit: TermUnit;
    term_from: IsoDate;
    due_on: IsoDate | null;
    missing_years: number[];
    pauses: { from: IsoDate; to: IsoDate | null }[] | null;
  }>`
    select s.matter_id, s.ordinal, s.code, s.term_count, s.term_unit, s.term_from, s.due_on, s.missing_years,
      (select jsonb_agg(jsonb_build_object('from', p.from_on, 'to', p.to_on) order by p.ordinal) from procedure.pause p
        where p.matter_id = s.matter_id and p.step = s.ordinal) as pauses
    from procedure.step s join procedure.matter m on m.id = s.matter_id
    where s.state = 'open' and s.term_unit in ('workingDays', 'calendarDays') order by s.matter_id for update of m, s`.execute(
    tx.sql,
  );
  return rows.map((row) => ({
    matterId: row.matter_id,
    ordinal: row.ordinal,
    code: row.code,
    term: { count: row.term_count, unit: row.term_unit, from: row.term_from, fromAt: "" },
    due: { on: row.due_on, at: null, missingYears: row.missing_years },
    pauses: (row.pauses ?? []).map(({ from, to }) => (to === null ? { from } : { from, to })),
  }));
}

export async function updateDue(tx: Reading, matterId: string, ordinal: number, due: Due): Promise<void> {
  await sql`
    update procedure.step set due_on = ${due.on}, missing_years = ${[...due.missingYears]}::int[]
    where matter_id = ${matterId} and ordinal = ${ordinal}`.execute(tx.sql);
  await sql`
    update procedure.matter set due_on = ${due.on}, version = version + 1 where id = ${matterId}`.execute(
    tx.sql,
  );
}
