/** SQL of what guardians were told, ordered, and are watched by. */
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { OrderEntryKind, OrderKind } from "./guardianship-codes.contract.ts";

type Reading = Pick<Tx, "sql">;

export interface EntryRow {
  readonly id: string;
  readonly orderId: string;
  readonly on: IsoDate;
  readonly kind: OrderEntryKind;
  readonly minutes: number | null;
  readonly until: IsoDate | null;
  readonly said: string;
  readonly by: string;
}

export interface OrderRow {
  readonly id: string;
  readonly childId: string;
  readonly scopeCode: string;
  readonly kind: OrderKind;
  readonly number: string | null;
  readonly organ: string;
  readonly personName: string;
  readonly personRelation: string | null;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly concludedOn: IsoDate | null;
  readonly conclusion: string | null;
  /** The sealed matter that it comes from. */
  readonly secretOf: string | null;
  readonly version: number;
  readonly caseId: string | null;
}

const columns = sql`id, child_id as "childId", scope_code as "scopeCode", kind, number, organ, person_name as "personName",
  person_relation as "personRelation", issued_on as "issuedOn", valid_until as "validUntil", detail, concluded_on as "concludedOn",
  conclusion, secret_of as "secretOf", version, case_id as "caseId"`;

export async function findOrder(tx: Reading, id: string, lock = false): Promise<OrderRow | undefined> {
  const locking = lock ? sql`for update` : sql``;
  const { rows } = await sql<OrderRow>`
    select ${columns} from protection.guardian_order where id = ${id} ${locking}`.execute(tx.sql);
  return rows[0];
}

export async function listOrdersOf(tx: Reading, childId: string): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from protection.guardian_order where child_id = ${childId} order by issued_on desc, id desc limit 200`.execute(
    tx.sql,
  );
  return rows;
}

export async function listOrdersOfCase(tx: Reading, caseId: string): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from protection.guardian_order where case_id = ${caseId} order by issued_on, id limit 200`.execute(
    tx.sql,
  );
  return rows;
}

/** With who wrote them, for the timeline. */
export async function listOrdersOfChildren(
  tx: Reading,
  childIds: readonly string[],
): Promise<(OrderRow & { readonly by: string; readonly at: Date })[]> {
  const { rows } = await sql<OrderRow & { by: string; at: Date }>`
    select ${columns}, recorded_at as at, coalesce((select display_name from platform.account a where a.id = recorded_by), '系统') as by
    from protection.guardian_order where child_id = any (${childIds}::uuid[]) order by issued_on limit 500`.execute(
    tx.sql,
  );
  return rows;
}

/** Those that still run, letters apart: they are figures, not clocks. */
export async function listRunningOrders(tx: Reading, { lo, hi }: Scope): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from protection.guardian_order
    where scope_code >= ${lo} and scope_code < ${hi} and concluded_on is null and kind <> 'responsibilityLetter'
    order by valid_until nulls last, id limit 5000`.execute(tx.sql);
  return rows;
}

export async function listEntries(tx: Reading, orderIds: readonly string[]): Promise<EntryRow[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<EntryRow>`
    select e.id, e.order_id as "orderId", e.on_date as "on", e.kind, e.minutes, e.until, e.said,
      coalesce(a.display_name, '系统') as by
    from protection.guardian_order_entry e left join platform.account a on a.id = e.recorded_by
    where e.order_id = any (${orderIds}::uuid[]) order by e.on_date, e.recorded_at limit 20000`.execute(
    tx.sql,
  );
  return rows;
}

/** Of these children those whose guardian has signed a letter of responsibility by the day. */
export async function listSignedLetters(
  tx: Reading,
  childIds: readonly string[],
  on: IsoDate,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct child_id as id from protection.guardian_order
    where kind = 'responsibilityLetter' and child_id = any (${childIds}::uuid[]) and detail ->> 'signedOn' <= ${on}`.execute(
    tx.sql,
  );
  return rows.map(({ id }) => id);
}

export type NewOrder = Omit<OrderRow, "concludedOn" | "conclusion" | "version">;

export async function insertOrder(tx: Pick<Tx, "sql" | "actor">, row: NewOrder, at: Date): Promise<void> {
  await sql`
    insert into protection.guardian_order (id, child_id, scope_code, kind, number, organ, person_name, person_relation, issued_on,
      valid_until, detail, case_id, secret_of, recorded_at, recorded_by)
    values (${row.id}, ${row.childId}, ${row.scopeCode}, ${row.kind}, ${row.number}, ${row.organ}, ${row.personName},
      ${row.personRelation}, ${row.issuedOn}, ${row.validUntil}, ${JSON.stringify(row.detail)}, ${row.caseId},
      ${row.secretOf}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export type NewEntry = Omit<EntryRow, "by"> & { readonly childId: string; readonly scopeCode: string };

export async function insertEntry(tx: Pick<Tx, "sql" | "actor">, row: NewEntry, at: Date): Promise<void> {
  await sql`
    insert into protection.guardian_order_entry (id, order_id, child_id, scope_code, on_date, kind, minutes, until, said,
      recorded_at, recorded_by)
    values (${row.id}, ${row.orderId}, ${row.childId}, ${row.scopeCode}, ${row.on}, ${row.kind}, ${row.minutes}, ${row.until},
      ${row.said}, ${at}, ${tx.actor.accountId})`.execute(tx.sql);
}

export async function updateOrder(
  tx: Reading,
  id: string,
  change: {
    readonly validUntil: IsoDate | null;
    readonly concludedOn: IsoDate | null;
    readonly conclusion: string | null;
  },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update protection.guardian_order set valid_until = ${change.validUntil}, concluded_on = ${change.concludedOn},
      conclusion = ${change.conclusion}, version = version + 1
    where id = ${id} returning version`.execute(tx.sql);
  return rows[0]?.version ?? 0;
}
