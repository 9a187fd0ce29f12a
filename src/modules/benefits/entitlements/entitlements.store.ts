import { sql } from "kysely";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { insertRows } from "../../../platform/db/insert-rows.ts";
import type { PaidProgram } from "./paid-programs.contract.ts";

export interface EntitlementRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly programme: PaidProgram;
  readonly careMode: string | null;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly settledUntil: Month | null;
  readonly amountFen: number | null;
  readonly payeeName: string | null;
  readonly payeeRelation: string | null;
  readonly payeePersonId: string | null;
  readonly bank: string | null;
  readonly accountSealed: Buffer | null;
  readonly accountIndex: Buffer | null;
  readonly source: "application" | "ledger";
  readonly matterId: string | null;
  readonly decidedOn: string;
  readonly document: string | null;
  readonly endedWhy: string | null;
  readonly version: number;
}

export interface OpenSuspension {
  readonly entitlementId: string;
  readonly fromMonth: Month;
  readonly reason: string;
}

const columns = sql`e.id, e.child_id as "childId", e.scope_code as "scopeCode", e.programme, e.care_mode as "careMode",
  e.from_month as "fromMonth", e.to_month as "toMonth", e.settled_until as "settledUntil", e.amount_fen as "amountFen",
  e.payee_name as "payeeName", e.payee_relation as "payeeRelation", e.payee_person_id as "payeePersonId", e.bank,
  e.account_sealed as "accountSealed", e.account_index as "accountIndex", e.source, e.matter_id as "matterId",
  e.decided_on as "decidedOn", e.document, e.ended_why as "endedWhy", e.version`;

/** Writers of one child's entitlements come one after the other. */
export async function lockChild(tx: Tx, childId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entitlement ${childId}`}, 0))`.execute(tx.sql);
}

/** While many are taken over, nobody else does the same. */
export async function lockAdoption(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entitlement adoption', 0))`.execute(tx.sql);
}

export async function hasEntitlements(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from benefits.entitlement) as found`.execute(tx.sql);
  return rows[0]?.found ?? false;
}

export async function findEntitlement(tx: Tx, id: string): Promise<EntitlementRow | undefined> {
  const { rows } =
    await sql<EntitlementRow>`select ${columns} from benefits.entitlement e where e.id = ${id}`.execute(
      tx.sql,
    );
  return rows[0];
}

export async function listEntitlementsOf(tx: Tx, childIds: readonly string[]): Promise<EntitlementRow[]> {
  const { rows } = await sql<EntitlementRow>`
    select ${columns} from benefits.entitlement e where e.child_id = any (${childIds}::uuid[])
    order by e.child_id, e.programme, e.from_month`.execute(tx.sql);
  return rows;
}

export interface ListAsk {
  readonly programmes: readonly PaidProgram[] | undefined;
  readonly lo: string;
  readonly hi: string;
  readonly month: Month;
  readonly after: readonly [scopeCode: string, id: string] | undefined;
  readonly limit: number;
}

const running = ({ programmes, lo, hi, month }: ListAsk) => sql`e.scope_code >= ${lo} and e.scope_code < ${hi}
  and e.from_month <= ${month} and coalesce(e.to_month, '9999-12') >= ${month} and coalesce(e.to_month, '9999-12') >= e.from_month
  and (${programmes === undefined ? null : [...programmes]}::text[] is null or e.programme = any (${programmes === undefined ? null : [...programmes]}::text[]))`;

export async function listRunning(tx: Tx, ask: ListAsk): Promise<EntitlementRow[]> {
  const after =
    ask.after === undefined
      ? sql`true`
      : sql`(e.scope_code, e.id) > (${ask.after[0]}, ${ask.after[1]}::uuid)`;
  const { rows } = await sql<EntitlementRow>`
    select ${columns} from benefits.entitlement e where ${running(ask)} and ${after}
    order by e.scope_code, e.id limit ${ask.limit}`.execute(tx.sql);
  return rows;
}

export async function countRunning(tx: Tx, ask: ListAsk): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from benefits.entitlement e where ${running(ask)}`.execute(tx.sql);
  return rows[0]?.count ?? 0;
}

export async function insertEntitlements(tx: Tx, rows: readonly EntitlementRow[], at: Date): Promise<void> {
  await insertRows(
    tx,
    "benefits.entitlement",
    {
      id: ["uuid", (row: EntitlementRow) => row.id],
      child_id: ["uuid", (row: EntitlementRow) => row.childId],
      scope_code: ["text", (row: EntitlementRow) => row.scopeCode],
      programme: ["text", (row: EntitlementRow) => row.programme],
      care_mode: ["text", (row: EntitlementRow) => row.careMode],
      from_month: ["text", (row: EntitlementRow) => row.fromMonth],
      to_month: ["text", (row: EntitlementRow) => row.toMonth],
      settled_until: ["text", (row: EntitlementRow) => row.settledUntil],
      amount_fen: ["int", (row: EntitlementRow) => row.amountFen],
      payee_name: ["text", (row: EntitlementRow) => row.payeeName],
      payee_relation: ["text", (row: EntitlementRow) => row.payeeRelation],
      payee_person_id: ["uuid", (row: EntitlementRow) => row.payeePersonId],
      bank: ["text", (row: EntitlementRow) => row.bank],
      account_sealed: ["bytea", (row: EntitlementRow) => row.accountSealed],
      account_index: ["bytea", (row: EntitlementRow) => row.accountIndex],
      source: ["text", (row: EntitlementRow) => row.source],
      matter_id: ["uuid", (row: EntitlementRow) => row.matterId],
      decided_on: ["date", (row: EntitlementRow) => row.decidedOn],
      document: ["text", (row: EntitlementRow) => row.document],
      ended_why: ["text", (row: EntitlementRow) => row.endedWhy],
      recorded_at: ["timestamptz", at],
      recorded_by: ["uuid", tx.actor.postId],
    },
    rows,
  );
}

export interface EntitlementPatch {
  readonly toMonth?: Month | null;
  readonly endedWhy?: string;
  readonly payee?: Pick<
    EntitlementRow,
    "payeeName" | "payeeRelation" | "payeePersonId" | "bank" | "accountSealed" | "accountIndex"
  >;
}

/** Gives whether the row was still the one that the writer had seen. */
export async function updateEntitlement(
  tx: Tx,
  id: string,
  version: number,
  { toMonth, endedWhy, payee }: EntitlementPatch,
): Promise<boolean> {
  const sets = [
    sql`version = version + 1`,
    ...(toMonth === undefined ? [] : [sql`to_month = ${toMonth}`]),
    ...(endedWhy === undefined ? [] : [sql`ended_why = ${endedWhy}`]),
    ...(payee === undefined
      ? []
      : [
          sql`payee_name = ${payee.payeeName}, payee_relation = ${payee.payeeRelation}, payee_person_id = ${payee.payeePersonId},
            bank = ${payee.bank}, account_sealed = ${payee.accountSealed}, account_index = ${payee.accountIndex}`,
        ]),
  ];
  const { rows } = await sql<{ id: string }>`
    update benefits.entitlement set ${sql.join(sets)} where id = ${id} and version = ${version} returning id`.execute(
    tx.sql,
  );
  return rows.length === 1;
}

export interface ChangeRow {
  readonly id: string;
  readonly entitlementId: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: "started" | "ended" | "payee" | "careMode" | "suspended" | "resumed";
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export async function insertChanges(tx: Tx, rows: readonly ChangeRow[], at: Date): Promise<void> {
  await insertRows(
    tx,
    "benefits.entitlement_change",
    {
      id: ["uuid", (row: ChangeRow) => row.id],
      entitlement_id: ["uuid", (row: ChangeRow) => row.entitlementId],
      child_id: ["uuid", (row: ChangeRow) => row.childId],
      scope_code: ["text", (row: ChangeRow) => row.scopeCode],
      kind: ["text", (row: ChangeRow) => row.kind],
      reason: ["text", (row: ChangeRow) => row.reason],
      detail: ["jsonb", (row: ChangeRow) => row.detail],
      recorded_at: ["timestamptz", at],
      recorded_by: ["uuid", tx.actor.postId],
    },
    rows,
  );
}

export interface ToldChange {
  readonly entitlementId: string;
  readonly kind: string;
  readonly reason: string;
  readonly detail: unknown;
  readonly at: Date;
  readonly by: string;
}

/** All that was done with a child's entitlements, the newest first. */
export async function listChangesOf(tx: Tx, childId: string): Promise<ToldChange[]> {
  const { rows } = await sql<ToldChange>`
    select c.entitlement_id as "entitlementId", c.kind, c.reason, c.detail, c.recorded_at as at,
      coalesce(a.display_name, '系统') as by
    from benefits.entitlement_change c
    left join platform.post p on p.id = c.recorded_by left join platform.account a on a.id = p.account_id
    where c.entitlement_id in (select e.id from benefits.entitlement e where e.child_id = ${childId})
    order by c.recorded_at desc, c.id desc limit 500`.execute(tx.sql);
  return rows;
}

export async function listOpenSuspensions(tx: Tx, childIds: readonly string[]): Promise<OpenSuspension[]> {
  const { rows } = await sql<OpenSuspension>`
    select entitlement_id as "entitlementId", from_month as "fromMonth", reason from benefits.suspension
    where child_id = any (${childIds}::uuid[]) and to_month is null`.execute(tx.sql);
  return rows;
}

export async function insertSuspension(
  tx: Tx,
  id: string,
  of: EntitlementRow,
  fromMonth: Month,
  reason: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into benefits.suspension (id, entitlement_id, child_id, scope_code, from_month, reason, recorded_at, recorded_by)
    values (${id}, ${of.id}, ${of.childId}, ${of.scopeCode}, ${fromMonth}, ${reason}, ${at}, ${tx.actor.postId})`.execute(
    tx.sql,
  );
}

export async function closeSuspension(
  tx: Tx,
  entitlementId: string,
  toMonth: Month,
  paidLater: boolean,
): Promise<void> {
  await sql`
    update benefits.suspension set to_month = ${toMonth}, paid_later = ${paidLater}
    where entitlement_id = ${entitlementId} and to_month is null`.execute(tx.sql);
}

export interface IncomeRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: string;
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly fen: number;
  readonly source: string;
}

export async function listOtherIncomes(tx: Tx, childIds: readonly string[]): Promise<IncomeRow[]> {
  const { rows } = await sql<IncomeRow>`
    select id, child_id as "childId", scope_code as "scopeCode", kind, from_month as "fromMonth", to_month as "toMonth", fen, source
    from benefits.other_income where child_id = any (${childIds}::uuid[]) and superseded_at is null
    order by child_id, kind, from_month`.execute(tx.sql);
  return rows;
}

export async function insertOtherIncomes(tx: Tx, rows: readonly IncomeRow[], at: Date): Promise<void> {
  await insertRows(
    tx,
    "benefits.other_income",
    {
      id: ["uuid", (row: IncomeRow) => row.id],
      child_id: ["uuid", (row: IncomeRow) => row.childId],
      scope_code: ["text", (row: IncomeRow) => row.scopeCode],
      kind: ["text", (row: IncomeRow) => row.kind],
      from_month: ["text", (row: IncomeRow) => row.fromMonth],
      to_month: ["text", (row: IncomeRow) => row.toMonth],
      fen: ["int", (row: IncomeRow) => row.fen],
      source: ["text", (row: IncomeRow) => row.source],
      recorded_at: ["timestamptz", at],
      recorded_by: ["uuid", tx.actor.postId],
    },
    rows,
  );
}

export async function supersedeOtherIncome(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update benefits.other_income set superseded_at = ${at} where id = ${id}`.execute(tx.sql);
}
