import { sql } from "kysely";
import type { MemberUnit } from "../../../../kernel/member-units.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { Measure } from "../../protection-codes.contract.ts";
import type { RecordKind } from "./record-kinds.contract.ts";

export interface RecordRow {
  readonly id: string;
  readonly kind: RecordKind;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
  readonly sealed: Buffer;
  readonly byAccount: string;
  readonly byName: string;
  readonly replacedAt: Date | null;
  readonly replacedWhy: string | null;
}

/** False if it is there already. */
export async function insertRecord(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  record: {
    readonly id: string;
    readonly kind: RecordKind;
    readonly happenedAt: Date;
    readonly sealed: Buffer;
    readonly plain: Readonly<Record<string, unknown>>;
    readonly at: Date;
    readonly replacesId: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.case_record (id, case_id, kind, happened_at, sealed, plain, by_account, recorded_at, replaces_id)
    values (${record.id}, ${caseId}, ${record.kind}, ${record.happenedAt}, ${record.sealed}, ${JSON.stringify(record.plain)}::jsonb,
      ${tx.actor.accountId}, ${record.at}, ${record.replacesId})
    on conflict do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

/** False where that was done before. */
export async function markReplaced(
  tx: Pick<Tx, "sql">,
  caseId: string,
  id: string,
  at: Date,
  why: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.case_record set replaced_at = ${at}, replaced_why = ${why}
    where id = ${id} and case_id = ${caseId} and replaced_at is null`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function listRecords(tx: Pick<Tx, "sql">, caseId: string): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select r.id, r.kind, r.happened_at as "happenedAt", r.recorded_at as "recordedAt", r.sealed, r.by_account as "byAccount",
      a.display_name as "byName", r.replaced_at as "replacedAt", r.replaced_why as "replacedWhy"
    from protection.case_record r join platform.account a on a.id = r.by_account
    where r.case_id = ${caseId} order by r.happened_at desc, r.recorded_at desc limit 1000`.execute(tx.sql);
  return rows;
}

export type AssignmentState = "waiting" | "accepted" | "refused" | "done" | "vain" | "withdrawn";

export interface AssignmentRow {
  readonly id: string;
  readonly kind: "resolution" | "measure" | "transfer" | "advice";
  readonly measure: Measure | null;
  readonly unit: MemberUnit | null;
  readonly accountId: string | null;
  readonly sealed: Buffer;
  readonly dueAt: Date;
  readonly state: AssignmentState;
  readonly askedAt: Date;
  readonly acceptedAt: Date | null;
  readonly settledAt: Date | null;
  readonly replySealed: Buffer | null;
  readonly version: number;
}

export async function insertAssignment(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  one: Pick<AssignmentRow, "id" | "kind" | "measure" | "unit" | "sealed" | "dueAt"> & {
    readonly recordId: string;
    readonly at: Date;
  },
): Promise<void> {
  await sql`
    insert into protection.assignment (id, case_id, record_id, kind, measure, unit, sealed, due_at, asked_at, asked_by)
    values (${one.id}, ${caseId}, ${one.recordId}, ${one.kind}, ${one.measure}, ${one.unit}, ${one.sealed}, ${one.dueAt},
      ${one.at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export async function listAssignments(tx: Pick<Tx, "sql">, caseId: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select id, kind, measure, unit, account_id as "accountId", sealed, due_at as "dueAt", state, asked_at as "askedAt",
      accepted_at as "acceptedAt", settled_at as "settledAt", reply_sealed as "replySealed", version
    from protection.assignment where case_id = ${caseId} order by due_at, id limit 500`.execute(tx.sql);
  return rows;
}

export interface OwnAssignmentRow {
  readonly caseId: string;
  readonly state: AssignmentState;
  readonly dueAt: Date;
}

/** What lies with the asker, or with the asker's unit, in these cases. */
export async function listOwnAssignments(
  tx: Pick<Tx, "sql" | "actor">,
  caseIds: readonly string[],
): Promise<OwnAssignmentRow[]> {
  const { rows } = await sql<OwnAssignmentRow>`
    select case_id as "caseId", state, due_at as "dueAt" from protection.assignment
    where case_id = any (${caseIds}::uuid[]) and (account_id = ${tx.actor.accountId} or unit = ${tx.actor.department})
    limit 5000`.execute(tx.sql);
  return rows;
}

/** False where somebody else has answered since. */
export async function updateAssignment(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  version: number,
  change: { readonly state: AssignmentState; readonly at: Date; readonly replySealed: Buffer | null },
): Promise<boolean> {
  const { state, at, replySealed } = change;
  const { numAffectedRows } = await (state === "accepted"
    ? sql`update protection.assignment set state = 'accepted', accepted_at = ${at}, version = version + 1
        where id = ${id} and version = ${version} and state = 'waiting'`
    : sql`update protection.assignment set state = ${state}, settled_at = ${at}, settled_by = ${tx.actor.accountId},
          reply_sealed = ${replySealed}, version = version + 1
        where id = ${id} and version = ${version} and state in ('waiting', 'accepted')`
  ).execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface ClosingRow {
  readonly id: string;
  readonly ground: string;
  readonly conclusionSealed: Buffer;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
}

/** The one that waits for its second signature, or the one that closed the case. */
export async function findClosing(
  tx: Pick<Tx, "sql">,
  caseId: string,
  state: "closing" | "closed",
): Promise<ClosingRow | undefined> {
  const { rows } = await sql<ClosingRow>`
    select c.id, c.ground, c.conclusion_sealed as "conclusionSealed", c.asked_at as "askedAt", c.asked_by as "askedBy",
      a.display_name as "askedByName", c.signed_at as "signedAt", s.display_name as "signedByName"
    from protection.closing c join platform.account a on a.id = c.asked_by left join platform.account s on s.id = c.signed_by
    where c.case_id = ${caseId} and c.returned_at is null and (c.signed_at is not null) = ${state === "closed"}
    order by c.asked_at desc limit 1`.execute(tx.sql);
  return rows[0];
}

/** False while another one is open. */
export async function insertClosing(
  tx: Pick<Tx, "sql" | "actor">,
  caseId: string,
  one: { readonly id: string; readonly ground: string; readonly conclusionSealed: Buffer; readonly at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.closing (id, case_id, ground, conclusion_sealed, asked_at, asked_by)
    values (${one.id}, ${caseId}, ${one.ground}, ${one.conclusionSealed}, ${one.at}, ${tx.actor.accountId})
    on conflict (case_id) where signed_at is null and returned_at is null do nothing`.execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function settleClosing(
  tx: Pick<Tx, "sql" | "actor">,
  id: string,
  at: Date,
  returnedWhy: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await (returnedWhy === null
    ? sql`update protection.closing set signed_at = ${at}, signed_by = ${tx.actor.accountId}
        where id = ${id} and signed_at is null and returned_at is null`
    : sql`update protection.closing set returned_at = ${at}, returned_by = ${tx.actor.accountId}, returned_why = ${returnedWhy}
        where id = ${id} and signed_at is null and returned_at is null`
  ).execute(tx.sql);
  return Number(numAffectedRows ?? 0) === 1;
}
