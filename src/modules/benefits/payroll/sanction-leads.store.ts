/** SQL of the queue of cases that may be fraud, until a decision on a sanction is taken from it. */
import { sql } from "kysely";
import type { Tx } from "../../../platform/db/database.ts";
import type { SanctionLeadState } from "./recoveries.contract.ts";

export interface LeadRow {
  readonly recoveryId: string;
  readonly state: SanctionLeadState;
  readonly why: string;
  readonly raisedAt: Date;
  readonly raisedBy: string | null;
  readonly withdrawnWhy: string | null;
}

/** Of each case the one that waits, else the newest. */
export async function listLeads(tx: Tx, recoveryIds: readonly string[]): Promise<Map<string, LeadRow>> {
  const { rows } = await sql<LeadRow>`
    select distinct on (l.recovery_id) l.recovery_id as "recoveryId", l.state, l.why, l.raised_at as "raisedAt",
      a.display_name as "raisedBy", l.withdrawn_why as "withdrawnWhy"
    from benefits.sanction_lead l left join platform.account a on a.id = l.raised_by
    where l.recovery_id = any (${recoveryIds}::uuid[]) order by l.recovery_id, l.state = 'waiting' desc, l.raised_at desc, l.id desc`.execute(
    tx.sql,
  );
  return new Map(rows.map((row) => [row.recoveryId, row]));
}

export interface RaisedLead {
  readonly id: string;
  readonly recoveryId: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly why: string;
  readonly at: Date;
}

export async function raiseLead(tx: Tx, lead: RaisedLead): Promise<void> {
  await sql`
    insert into benefits.sanction_lead (id, recovery_id, child_id, scope_code, state, why, raised_at, raised_by)
    values (${lead.id}, ${lead.recoveryId}, ${lead.childId}, ${lead.scopeCode}, 'waiting', ${lead.why}, ${lead.at},
      ${tx.actor.accountId}) on conflict (recovery_id) where state = 'waiting' do nothing`.execute(tx.sql);
}

export async function withdrawLead(tx: Tx, recoveryId: string, why: string, at: Date): Promise<void> {
  await sql`
    update benefits.sanction_lead set state = 'withdrawn', withdrawn_why = ${why}, withdrawn_at = ${at},
      withdrawn_by = ${tx.actor.accountId}
    where recovery_id = ${recoveryId} and state = 'waiting'`.execute(tx.sql);
}

/** The cases of a child that wait for a decision on a sanction, oldest first. */
export async function listWaitingLeads(
  tx: Tx,
  childId: string,
): Promise<{ readonly id: string; readonly why: string; readonly fen: number; readonly raisedAt: Date }[]> {
  const { rows } = await sql<{ id: string; why: string; fen: number; raisedAt: Date }>`
    select l.id, l.why, r.outstanding_fen as fen, l.raised_at as "raisedAt"
    from benefits.sanction_lead l join benefits.recovery r on r.id = l.recovery_id
    where l.child_id = ${childId} and l.state = 'waiting' order by l.raised_at, l.id limit 20`.execute(
    tx.sql,
  );
  return rows;
}

export async function takeLeads(tx: Tx, childId: string, matterId: string, at: Date): Promise<void> {
  await sql`
    update benefits.sanction_lead set state = 'taken', taken_by_matter = ${matterId}, taken_at = ${at}
    where child_id = ${childId} and state = 'waiting'`.execute(tx.sql);
}
