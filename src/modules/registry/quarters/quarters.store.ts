/** SQL of the rounds: which are open, where each village stands, who did what; tasks that they put on desks. */
import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Scope } from "../../../kernel/actor.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { VillageState } from "./quarters.contract.ts";

export interface QuarterRecord {
  readonly id: string;
  readonly asOf: string;
  readonly dueOn: string;
  readonly state: "open" | "closed";
  readonly openedAt: Date;
  readonly comparedWith: string | null;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly closeReason: string | null;
}

const quarterColumns = sql`q.id, q.as_of as "asOf", q.due_on as "dueOn", q.state, q.opened_at as "openedAt",
  q.compared_with as "comparedWith", q.closed_at as "closedAt", q.closed_by_name as "closedByName", q.close_reason as "closeReason"`;

export async function listQuarters(tx: Tx): Promise<QuarterRecord[]> {
  const { rows } = await sql<QuarterRecord>`
    select ${quarterColumns} from registry.quarter q order by q.as_of desc limit 80`.execute(tx.sql);
  return rows;
}

/** `share` keeps it from being closed meanwhile, `update` keeps everybody else out. */
export async function findQuarter(
  tx: Tx,
  id: string,
  lock?: "share" | "update",
): Promise<QuarterRecord | undefined> {
  const locking = lock === undefined ? sql`` : lock === "share" ? sql`for share` : sql`for update`;
  const { rows } = await sql<QuarterRecord>`
    select ${quarterColumns} from registry.quarter q where q.id = ${id} ${locking}`.execute(tx.sql);
  return rows[0];
}

/** The newest closed round before this day. */
export async function findClosedBefore(tx: Tx, asOf: string): Promise<QuarterRecord | undefined> {
  const { rows } = await sql<QuarterRecord>`
    select ${quarterColumns} from registry.quarter q where q.state = 'closed' and q.as_of < ${asOf}
    order by q.as_of desc limit 1`.execute(tx.sql);
  return rows[0];
}

export async function hasOpenBefore(tx: Tx, asOf: string): Promise<boolean> {
  const { rows } = await sql`
    select from registry.quarter q where q.state = 'open' and q.as_of < ${asOf} limit 1`.execute(tx.sql);
  return rows.length > 0;
}

/** `false` when somebody opened it before. */
export async function insertQuarter(
  tx: Tx,
  quarter: { readonly id: string; readonly asOf: string; readonly dueOn: string },
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into registry.quarter (id, as_of, due_on, opened_at) values (${quarter.id}, ${quarter.asOf}, ${quarter.dueOn}, ${at})
    on conflict do nothing`.execute(tx.sql);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function insertVillages(tx: Tx, quarter: string, codes: readonly string[]): Promise<void> {
  await sql`
    insert into registry.quarter_village (quarter, village_code) select ${quarter}, code from unnest(${codes}::text[]) as t(code)`.execute(
    tx.sql,
  );
}

export async function markClosed(
  tx: Tx,
  id: string,
  closing: {
    readonly at: Date;
    readonly by: string;
    readonly byName: string;
    readonly reason: string | null;
    readonly comparedWith: string | null;
    readonly unreviewed: readonly string[];
  },
): Promise<void> {
  await sql`
    update registry.quarter set state = 'closed', closed_at = ${closing.at}, closed_by = ${closing.by},
      closed_by_name = ${closing.byName}, close_reason = ${closing.reason}, compared_with = ${closing.comparedWith},
      unreviewed = ${closing.unreviewed}::text[]
    where id = ${id}`.execute(tx.sql);
}

export interface VillageRecord {
  readonly quarter: string;
  readonly villageCode: string;
  readonly state: VillageState;
  readonly confirmedBy: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly note: string | null;
  readonly reviewedByName: string | null;
  readonly reviewedAt: Date | null;
  readonly returnReason: string | null;
}

const villageColumns = sql`v.quarter, v.village_code as "villageCode", v.state, v.confirmed_by as "confirmedBy",
  v.confirmed_by_name as "confirmedByName", v.confirmed_at as "confirmedAt", v.note, v.reviewed_by_name as "reviewedByName",
  v.reviewed_at as "reviewedAt", v.return_reason as "returnReason"`;

export async function listVillages(tx: Tx, quarter: string, scope: Scope): Promise<VillageRecord[]> {
  const { rows } = await sql<VillageRecord>`
    select ${villageColumns} from registry.quarter_village v
    where v.quarter = ${quarter} and v.village_code >= ${scope.lo} and v.village_code < ${scope.hi}
    order by v.village_code`.execute(tx.sql);
  return rows;
}

/** Locks the villages in order, so that two people at one township's work take turns. */
export async function lockVillages(
  tx: Tx,
  quarter: string,
  codes: readonly string[],
  scope: Scope,
): Promise<VillageRecord[]> {
  const { rows } = await sql<VillageRecord>`
    select ${villageColumns} from registry.quarter_village v
    where v.quarter = ${quarter} and v.village_code = any (${codes}::text[])
      and v.village_code >= ${scope.lo} and v.village_code < ${scope.hi}
    order by v.village_code for update`.execute(tx.sql);
  return rows;
}

export interface VillageCounts {
  readonly quarter: string;
  readonly villages: number;
  readonly confirmed: number;
  readonly accepted: number;
  readonly returned: number;
  readonly townships: number;
  readonly reviewed: number;
}

/** How far each round is, over the villages that the asker sees. */
export async function countProgress(tx: Tx, scope: Scope): Promise<Map<string, VillageCounts>> {
  const { rows } = await sql<VillageCounts>`
    select quarter, sum(villages)::int as villages, sum(confirmed)::int as confirmed, sum(accepted)::int as accepted,
      sum(returned)::int as returned, count(*)::int as townships, count(*) filter (where accepted = villages)::int as reviewed
    from (
      select v.quarter, left(v.village_code, 9) as township, count(*) as villages,
        count(*) filter (where v.state in ('confirmed', 'accepted')) as confirmed,
        count(*) filter (where v.state = 'accepted') as accepted,
        count(*) filter (where v.state = 'returned') as returned
      from registry.quarter_village v where v.village_code >= ${scope.lo} and v.village_code < ${scope.hi} group by 1, 2
    ) t group by quarter`.execute(tx.sql);
  return new Map(rows.map((row) => [row.quarter, row]));
}

export interface VillageChange {
  readonly state: VillageState;
  readonly confirmed?: {
    readonly by: string;
    readonly name: string;
    readonly at: Date;
    readonly note: string | null;
  } | null;
  readonly reviewed?: {
    readonly by: string;
    readonly name: string;
    readonly at: Date;
    readonly reason: string | null;
  } | null;
}

/** Sets where a village stands; `null` clears who did it, absent leaves it. */
export async function updateVillage(
  tx: Tx,
  quarter: string,
  villageCode: string,
  { state, confirmed, reviewed }: VillageChange,
): Promise<void> {
  const confirming =
    confirmed === undefined
      ? sql``
      : sql`, confirmed_by = ${confirmed?.by ?? null}, confirmed_by_name = ${confirmed?.name ?? null},
          confirmed_at = ${confirmed?.at ?? null}, note = ${confirmed?.note ?? null}`;
  const reviewing =
    reviewed === undefined
      ? sql``
      : sql`, reviewed_by = ${reviewed?.by ?? null}, reviewed_by_name = ${reviewed?.name ?? null},
          reviewed_at = ${reviewed?.at ?? null}, return_reason = ${reviewed?.reason ?? null}`;
  await sql`
    update registry.quarter_village set state = ${state} ${confirming} ${reviewing}
    where quarter = ${quarter} and village_code = ${villageCode}`.execute(tx.sql);
}

export interface QuarterAct {
  readonly quarter: string;
  readonly villageCode: string;
  readonly act: "confirmed" | "withdrawn" | "accepted" | "returned";
  readonly at: Date;
  readonly note: string | null;
}

export async function insertAct(tx: Tx, act: QuarterAct): Promise<void> {
  await sql`
    insert into registry.quarter_act (id, quarter, village_code, act, account_id, by_name, at, note)
    values (${uuid()}, ${act.quarter}, ${act.villageCode}, ${act.act}, ${tx.actor.accountId}, ${tx.actor.displayName}, ${act.at},
      ${act.note})`.execute(tx.sql);
}

export interface SealRecord {
  readonly ledger: string;
  readonly rows: number;
  readonly digest: string;
  readonly scheme: string;
  readonly keyId: string;
  readonly value: string;
}

export async function listSeals(tx: Tx, quarter: string): Promise<SealRecord[]> {
  const { rows } = await sql<SealRecord>`
    select ledger, rows, digest, scheme, key_id as "keyId", value from registry.quarter_seal where quarter = ${quarter}`.execute(
    tx.sql,
  );
  return rows;
}

export async function insertSeal(tx: Tx, quarter: string, seal: SealRecord): Promise<void> {
  await sql`
    insert into registry.quarter_seal (quarter, ledger, rows, digest, scheme, key_id, value)
    values (${quarter}, ${seal.ledger}, ${seal.rows}, ${seal.digest}, ${seal.scheme}, ${seal.keyId}, ${seal.value})`.execute(
    tx.sql,
  );
}

/** Puts the seal in the place of the one that is there and keeps that one beside it; only the owner of the tables may. */
export async function replaceSeal(tx: Tx, quarter: string, seal: SealRecord, at: Date): Promise<void> {
  await sql`
    insert into registry.quarter_seal_before (quarter, ledger, rows, digest, scheme, key_id, value, replaced_at)
    select quarter, ledger, rows, digest, scheme, key_id, value, ${at} from registry.quarter_seal
    where quarter = ${quarter} and ledger = ${seal.ledger}`.execute(tx.sql);
  await sql`
    update registry.quarter_seal set rows = ${seal.rows}, digest = ${seal.digest}, scheme = ${seal.scheme},
      key_id = ${seal.keyId}, value = ${seal.value}
    where quarter = ${quarter} and ledger = ${seal.ledger}`.execute(tx.sql);
}

export interface UnitRecord {
  readonly id: string;
  readonly name: string;
  readonly addedOn: string;
  readonly closedOn: string | null;
}

const unitColumns = sql`u.id, u.name, u.added_on as "addedOn", u.closed_on as "closedOn"`;

export async function listUnits(tx: Tx): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRecord>`
    select ${unitColumns} from registry.member_unit u order by u.closed_on nulls first, u.added_on, u.id limit 500`.execute(
    tx.sql,
  );
  return rows;
}

export async function findUnit(tx: Tx, id: string): Promise<UnitRecord | undefined> {
  const { rows } = await sql<UnitRecord>`
    select ${unitColumns} from registry.member_unit u where u.id = ${id} for update`.execute(tx.sql);
  return rows[0];
}

/** Adds the units that are not on the list; gives those that were added. */
export async function insertUnits(tx: Tx, names: readonly string[], on: string): Promise<UnitRecord[]> {
  const { rows } = await sql<UnitRecord>`
    insert into registry.member_unit as u (id, name, added_on)
    select id, name, ${on} from unnest(${names.map(() => uuid())}::uuid[], ${names}::text[]) as t(id, name)
    on conflict (name) where closed_on is null do nothing returning ${unitColumns}`.execute(tx.sql);
  return rows;
}

export async function closeUnit(tx: Tx, id: string, on: string, reason: string): Promise<void> {
  await sql`
    update registry.member_unit set closed_on = ${on}, close_reason = ${reason} where id = ${id} and closed_on is null`.execute(
    tx.sql,
  );
}

export interface CopyRecord {
  readonly unitId: string;
  readonly takenAt: Date;
  readonly takenByName: string;
}

export async function listCopies(tx: Tx, quarter: string): Promise<CopyRecord[]> {
  const { rows } = await sql<CopyRecord>`
    select unit_id as "unitId", taken_at as "takenAt", taken_by_name as "takenByName" from registry.quarter_copy
    where quarter = ${quarter} order by taken_at limit 5000`.execute(tx.sql);
  return rows;
}

export async function insertCopy(tx: Tx, quarter: string, unitId: string, at: Date): Promise<void> {
  await sql`
    insert into registry.quarter_copy (id, quarter, unit_id, taken_at, taken_by, taken_by_name)
    values (${uuid()}, ${quarter}, ${unitId}, ${at}, ${tx.actor.accountId}, ${tx.actor.displayName})`.execute(
    tx.sql,
  );
}
