import { sql } from "kysely";
import type { IsoDate } from "../../../../kernel/calendar-date.ts";
import type { CodeOf } from "../../../../kernel/code-table.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { checkOutcomeCodes, emergencyKindCodes } from "./emergencies.contract.ts";

type Reading = Pick<Tx, "sql">;
type Outcome = CodeOf<typeof checkOutcomeCodes>;

export interface EmergencyRow {
  readonly id: string;
  readonly scope_code: string;
  readonly kind: CodeOf<typeof emergencyKindCodes>;
  readonly name: string;
  readonly places: readonly string[];
  readonly plan: string;
  readonly plan_start_id: string | null;
  readonly declared_on: IsoDate;
  readonly declared_by_name: string;
  readonly ended_on: IsoDate | null;
  readonly ended_why: string | null;
}

const columns = sql`id, scope_code, kind, name, places, plan, plan_start_id, declared_on, declared_by_name, ended_on, ended_why`;

export async function listRows(tx: Reading): Promise<EmergencyRow[]> {
  const { rows } = await sql<EmergencyRow>`
    select ${columns} from protection.emergency order by ended_on nulls first, declared_at desc limit 100`.execute(
    tx.sql,
  );
  return rows;
}

/** Locked: who checks and who ends it wait for each other. */
export async function findRow(tx: Reading, id: string, lock = false): Promise<EmergencyRow | undefined> {
  const locking = lock ? sql`for update` : sql``;
  const { rows } = await sql<EmergencyRow>`
    select ${columns} from protection.emergency where id = ${id} ${locking}`.execute(tx.sql);
  return rows[0];
}

export async function insertEmergency(
  tx: Pick<Tx, "sql" | "actor">,
  row: Omit<EmergencyRow, "declared_by_name" | "ended_on" | "ended_why">,
  at: Date,
): Promise<void> {
  await sql`
    insert into protection.emergency (id, scope_code, kind, name, places, plan, plan_start_id, declared_on, declared_at, declared_by, declared_by_name)
    values (${row.id}, ${row.scope_code}, ${row.kind}, ${row.name}, ${[...row.places]}::text[], ${row.plan},
      ${row.plan_start_id}, ${row.declared_on}, ${at},
      ${tx.actor.accountId}, ${tx.actor.displayName})`.execute(tx.sql);
}

export async function insertChecks(
  tx: Reading,
  emergencyId: string,
  children: readonly { readonly id: string; readonly villageCode: string }[],
): Promise<void> {
  await sql`
    insert into protection.emergency_check (emergency_id, child_id, scope_code)
    select ${emergencyId}, child, village
    from unnest(${children.map(({ id }) => id)}::uuid[], ${children.map(({ villageCode }) => villageCode)}::text[]) as t(child, village)
    on conflict do nothing`.execute(tx.sql);
}

export interface CheckRow {
  readonly child_id: string;
  readonly scope_code: string;
  readonly outcome: Outcome | null;
  readonly note: string | null;
  readonly checked_on: IsoDate | null;
  readonly checked_by_name: string | null;
}

/** Those to see first: without care, not reached, not looked at yet. */
export async function listChecks(
  tx: Reading,
  emergencyId: string,
  only: "open" | "withoutCare" | "notReached" | undefined,
  limit: number,
): Promise<CheckRow[]> {
  const narrowed =
    only === undefined ? sql`true` : only === "open" ? sql`outcome is null` : sql`outcome = ${only}`;
  const { rows } = await sql<CheckRow>`
    select child_id, scope_code, outcome, note, checked_on, checked_by_name from protection.emergency_check
    where emergency_id = ${emergencyId} and ${narrowed}
    order by array_position(array['withoutCare', 'notReached', null, 'away', 'safe'], outcome), scope_code, child_id
    limit ${limit}`.execute(tx.sql);
  return rows;
}

export interface Counts {
  readonly all: number;
  readonly checked: number;
  readonly withoutCare: number;
  readonly notReached: number;
}

export async function countChecks(tx: Reading, emergencyId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*)::int as all, count(outcome)::int as checked,
      (count(*) filter (where outcome = 'withoutCare'))::int as "withoutCare",
      (count(*) filter (where outcome = 'notReached'))::int as "notReached"
    from protection.emergency_check where emergency_id = ${emergencyId}`.execute(tx.sql);
  return rows[0] ?? { all: 0, checked: 0, withoutCare: 0, notReached: 0 };
}

/** The village of the child; undefined where it is not in this round, or not in the asker's place. */
export async function updateCheck(
  tx: Pick<Tx, "sql" | "actor">,
  {
    emergencyId,
    childId,
    outcome,
    note,
    on,
  }: { emergencyId: string; childId: string; outcome: Outcome; note: string; on: IsoDate },
): Promise<string | undefined> {
  const { rows } = await sql<{ scope_code: string }>`
    update protection.emergency_check set outcome = ${outcome}, note = ${note}, checked_on = ${on},
      checked_by_name = ${tx.actor.displayName}
    where emergency_id = ${emergencyId} and child_id = ${childId} returning scope_code`.execute(tx.sql);
  return rows[0]?.scope_code;
}

/** Children of the village whom nobody has seen or reached yet. */
export async function countOpenIn(tx: Reading, emergencyId: string, villageCode: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from protection.emergency_check
    where emergency_id = ${emergencyId} and scope_code = ${villageCode} and (outcome is null or outcome = 'notReached')`.execute(
    tx.sql,
  );
  return rows[0]?.open ?? 0;
}

export async function endRow(tx: Reading, id: string, on: IsoDate, why: string): Promise<void> {
  await sql`update protection.emergency set ended_on = ${on}, ended_why = ${why} where id = ${id}`.execute(
    tx.sql,
  );
}
