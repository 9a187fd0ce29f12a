/** SQL of the ledger: each mutation once, with its receipt. */
import { sql } from "kysely";
import type { Tx } from "../db/database.ts";
import { keptPlan } from "../db/frugal-pool.ts";

export type LedgerState = "applied" | "conflict" | "handedOver" | "refused";

export interface KeptProblem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export interface LedgerRow {
  readonly id: string;
  readonly deviceId: string;
  readonly n: number;
  readonly accountId: string;
  readonly author: string;
  readonly operation: string;
  readonly digest: Buffer;
  readonly state: LedgerState;
  readonly no: string;
  readonly receivedAt: Date;
  readonly deviceTime: Date;
  readonly placeCode: string;
  readonly scopeCode: string;
  readonly childId: string | null;
  readonly told: string | null;
  readonly problem: KeptProblem | null;
  readonly payloadSealed: Buffer | null;
  readonly settledAt: Date | null;
  readonly settledHow: "resent" | "accepted" | "discarded" | null;
}

const columns = sql`id, device_id as "deviceId", n, account_id as "accountId", author, operation, digest, state, receipt_no as no,
  received_at as "receivedAt", device_time as "deviceTime", place_code as "placeCode", scope_code as "scopeCode",
  child_id as "childId", told, problem, payload_sealed as "payloadSealed", settled_at as "settledAt", settled_how as "settledHow"`;

export interface NewRow {
  readonly id: string;
  readonly deviceId: string;
  readonly n: number;
  readonly accountId: string;
  readonly author: string;
  readonly operation: string;
  readonly formVersion: number;
  readonly digest: Buffer;
  readonly state: LedgerState;
  readonly receivedAt: Date;
  readonly deviceTime: Date;
  readonly clockOffSeconds: number;
  readonly placeCode: string;
  readonly scopeCode: string;
  readonly childId: string | null;
  readonly told: string | null;
  readonly problem: KeptProblem | null;
  readonly payloadSealed: Buffer | null;
}

/** Its receipt's number; undefined: this id has come before. Who sends the same at the same moment waits for the first. */
export async function insertMutation(tx: Pick<Tx, "sql">, row: NewRow): Promise<string | undefined> {
  const { rows } = await keptPlan(sql<{ no: string }>`
    insert into platform.field_mutation (id, device_id, n, account_id, author, operation, form_version, digest, state, receipt_no,
      received_at, device_time, clock_off_seconds, place_code, scope_code, child_id, told, problem, payload_sealed)
    select ${row.id}, ${row.deviceId}, ${row.n}, ${row.accountId}, ${row.author}, ${row.operation}, ${row.formVersion},
      ${row.digest}, ${row.state}, 'H-' || case when no < 1000000 then lpad(no::text, 6, '0') else no::text end,
      ${row.receivedAt}, ${row.deviceTime}, ${row.clockOffSeconds}, ${row.placeCode}, ${row.scopeCode}, ${row.childId}::uuid,
      ${row.told}, ${row.problem === null ? null : JSON.stringify(row.problem)}::jsonb, ${row.payloadSealed}::bytea
    from (select nextval('platform.field_receipt_seq') as no) next
    on conflict (id) do nothing returning receipt_no as no`).execute(tx.sql);
  return rows[0]?.no;
}

export async function findMutation(
  tx: Pick<Tx, "sql">,
  id: string,
  forUpdate = false,
): Promise<LedgerRow | undefined> {
  const lock = forUpdate ? sql`for update` : sql``;
  const { rows } = await sql<LedgerRow>`
    select ${columns} from platform.field_mutation where id = ${id} ${lock}`.execute(tx.sql);
  return rows[0];
}

/** What became of those that another one builds on; ids that nobody knows are not in it. */
export async function statesOf(
  tx: Pick<Tx, "sql">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LedgerState>> {
  const { rows } = await sql<{ id: string; state: LedgerState }>`
    select id, state from platform.field_mutation where id = any (${ids}::uuid[])`.execute(tx.sql);
  return new Map(rows.map(({ id, state }) => [id, state]));
}

export interface Settling {
  readonly id: string;
  readonly state: LedgerState;
  readonly told: string | null;
  readonly how: "resent" | "accepted" | "discarded" | null;
  readonly why: string | null;
  readonly at: Date;
}

/** Done after all, or never to be: what was written is forgotten here. */
export async function settleMutation(tx: Pick<Tx, "sql" | "actor">, one: Settling): Promise<void> {
  await sql`
    update platform.field_mutation set state = ${one.state}, told = ${one.told}, settled_at = ${one.at},
      settled_by = ${tx.actor.accountId}, settled_how = ${one.how}, settled_why = ${one.why}, payload_sealed = null
    where id = ${one.id}`.execute(tx.sql);
}

/** What is said of one that was done at once. */
export async function tellOfMutation(
  tx: Pick<Tx, "sql">,
  id: string,
  state: LedgerState,
  told: string | null,
): Promise<void> {
  await sql`update platform.field_mutation set state = ${state}, told = ${told} where id = ${id}`.execute(
    tx.sql,
  );
}

/** Refused once more, perhaps for another reason; or handed over since. */
export async function refuseAgain(
  tx: Pick<Tx, "sql">,
  id: string,
  { state, told, problem, scopeCode }: Pick<NewRow, "state" | "told" | "problem" | "scopeCode">,
): Promise<void> {
  await sql`
    update platform.field_mutation set state = ${state}, told = ${told}, scope_code = ${scopeCode},
      problem = ${problem === null ? null : JSON.stringify(problem)}::jsonb
    where id = ${id}`.execute(tx.sql);
}

/** How many of a phone's wait there to be settled. */
export async function countOpen(
  tx: Pick<Tx, "sql">,
  deviceId: string,
  state: LedgerState,
  scopeCode: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.field_mutation
    where device_id = ${deviceId} and state = ${state} and starts_with(scope_code, ${scopeCode}) and settled_at is null`.execute(
    tx.sql,
  );
  return rows[0]?.count ?? 0;
}

/** What waits to be settled within the asker's place, the oldest first. */
export async function listOpenMutations(
  tx: Tx,
  after: readonly [Date, string] | undefined,
  limit: number,
): Promise<LedgerRow[]> {
  const [at, id] = after ?? [null, null];
  const { rows } = await sql<LedgerRow>`
    select ${columns} from platform.field_mutation
    where state in ('handedOver', 'refused') and settled_at is null
      and scope_code >= ${tx.scope.lo} and scope_code < ${tx.scope.hi}
      and (${at}::timestamptz is null or (received_at, id) > (${at}::timestamptz, ${id}::uuid))
    order by received_at, id limit ${limit}`.execute(tx.sql);
  return rows;
}
