/** The rows behind the figures: under the asker's own row security, so that nobody reads a title that is not theirs. */
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { AssignmentRow } from "../cases/records/records.store.ts";
import type { Colour } from "../protection-codes.contract.ts";
import type { whichAssignments } from "./picture.contract.ts";

export interface LateReport {
  readonly id: string;
  readonly number: string;
  readonly colour: Colour;
  readonly scopeCode: string;
  readonly state: string;
  readonly dueAt: Date;
  readonly responsible: string;
  readonly total: number;
}

/** Reports whose clock has run out, the longest first; each row knows how many there are. */
export async function listLateReports(
  tx: Pick<Tx, "sql">,
  scope: Scope,
  at: Date,
  limit: number,
): Promise<LateReport[]> {
  const { rows } = await sql<LateReport>`
    select r.id, r.number, r.colour, r.scope_code as "scopeCode", r.state, r.next_due_at as "dueAt", a.display_name as responsible,
      count(*) over () as total
    from protection.report r join platform.account a on a.id = r.receiver_id
    where r.scope_code >= ${scope.lo} and r.scope_code < ${scope.hi} and r.next_due_at < ${at}
    order by r.next_due_at, r.id limit ${limit}`.execute(tx.sql);
  return rows;
}

/** Who received first what became these cases, by the case. */
export async function listFirstReceivers(
  tx: Pick<Tx, "sql">,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ caseId: string; name: string }>`
    select distinct on (r.case_id) r.case_id as "caseId", a.display_name as name
    from protection.report r
    left join lateral (select from_account from protection.hand_over h where h.report_id = r.id and h.signed_at is not null
      order by h.at limit 1) h on true
    join platform.account a on a.id = coalesce(h.from_account, r.receiver_id)
    where r.case_id = any (${caseIds}::uuid[]) order by r.case_id, r.received_at`.execute(tx.sql);
  return new Map(rows.map(({ caseId, name }) => [caseId, name]));
}

export interface ListedAssignment {
  readonly id: string;
  readonly caseId: string;
  readonly caseTitle: string;
  readonly kind: AssignmentRow["kind"];
  readonly unit: string;
  readonly dueAt: Date;
  readonly askedAt: Date;
  readonly acceptedAt: Date | null;
  readonly settledAt: Date | null;
  readonly isLate: boolean;
  readonly total: number;
}

interface Asked {
  readonly scope: Scope;
  readonly unit: string | undefined;
  readonly which: (typeof whichAssignments)[number];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: Date;
}

/** By place for the office, by grant for a unit; what is due first stands first. */
export async function listAssignmentsOfUnits(
  tx: Pick<Tx, "sql">,
  { scope, unit, which, from, to, at }: Asked,
  limit: number,
): Promise<ListedAssignment[]> {
  const open = sql`a.state in ('waiting', 'accepted') and c.state <> 'closed'`;
  const conditions = {
    open,
    overdue: sql`${open} and a.due_at < ${at}`,
    resolution: sql`${open} and a.kind = 'resolution'`,
    resolutionOverdue: sql`${open} and a.kind = 'resolution' and a.due_at < ${at}`,
    sent: sql`a.state <> 'withdrawn'`,
  } as const;
  const { rows } = await sql<ListedAssignment>`
    select a.id, c.id as "caseId", c.title as "caseTitle", a.kind, a.unit, a.due_at as "dueAt", a.asked_at as "askedAt",
      a.accepted_at as "acceptedAt", a.settled_at as "settledAt", ${open} and a.due_at < ${at} as "isLate", count(*) over () as total
    from protection.assignment a join protection.case c on c.id = a.case_id
    where a.unit is not null and ${conditions[which]} and (${unit ?? null}::text is null or a.unit = ${unit ?? null})
      and c.scope_code >= ${scope.lo} and c.scope_code < ${scope.hi}
      and (${from ?? null}::date is null or a.asked_at >= ${from ?? null}::date)
      and (${to ?? null}::date is null or a.asked_at < ${to ?? null}::date + 1)
    order by a.due_at, a.id limit ${limit}`.execute(tx.sql);
  return rows;
}
