/** SQL of phones. */
import { sql } from "kysely";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Tx } from "../db/database.ts";
import type { Sql } from "../db/sql.ts";
import type { NumberRange } from "./missing-numbers.ts";

export interface DeviceRecord {
  readonly id: string;
  readonly accountId: string;
  readonly holder: string;
  readonly username: string;
  readonly isDisabled: boolean;
  readonly passwordHash: string;
  readonly name: string;
  readonly appVersion: string;
  readonly contactDigest: Buffer;
  readonly renewalDigest: Buffer;
  readonly loginDigest: Buffer;
  readonly leaseShareSealed: Buffer;
  readonly sessionHash: Buffer | null;
  readonly enrolledAt: Date;
  readonly leaseFrom: Date;
  readonly lastContactAt: Date | null;
  readonly lastSyncAt: Date | null;
  readonly waiting: number;
  readonly lastN: number;
  readonly clockOffSeconds: number;
  readonly endedAt: Date | null;
  readonly endedWhy: string | null;
  readonly wipedAt: Date | null;
}

const columns = sql`d.id, d.account_id as "accountId", a.display_name as holder, a.username, a.disabled_at is not null as "isDisabled",
  a.password_hash as "passwordHash", d.name, d.app_version as "appVersion", d.contact_digest as "contactDigest",
  d.renewal_digest as "renewalDigest", d.login_digest as "loginDigest", d.lease_share_sealed as "leaseShareSealed",
  d.session_hash as "sessionHash", d.enrolled_at as "enrolledAt", d.lease_from as "leaseFrom", d.last_contact_at as "lastContactAt",
  d.last_sync_at as "lastSyncAt", d.waiting, d.last_n as "lastN", d.clock_off_seconds as "clockOffSeconds", d.ended_at as "endedAt",
  d.ended_why as "endedWhy", d.wiped_at as "wipedAt"`;

export async function findDevice(db: Sql, id: string, forUpdate = false): Promise<DeviceRecord | undefined> {
  const lock = forUpdate ? sql`for update of d` : sql``;
  const { rows } = await sql<DeviceRecord>`
    select ${columns} from platform.device d join platform.account a on a.id = d.account_id where d.id = ${id} ${lock}`.execute(
    db,
  );
  return rows[0];
}

/** As stored: never a password. */
export async function findPasswordHash(db: Sql, accountId: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select password_hash as hash from platform.account where id = ${accountId}`.execute(db);
  return rows[0]?.hash ?? "";
}

export interface Enrolment {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly appVersion: string;
  readonly contactDigest: Buffer;
  readonly renewalDigest: Buffer;
  readonly loginDigest: Buffer;
  readonly leaseShareSealed: Buffer;
  readonly sessionHash: Buffer | null;
  readonly at: Date;
}

/** A new phone, or the same one again: then with new keys, and in use whatever was before. */
export async function putDevice(tx: Pick<Tx, "sql">, one: Enrolment): Promise<void> {
  await sql`
    insert into platform.device as d (id, account_id, name, app_version, contact_digest, renewal_digest, login_digest,
      lease_share_sealed, session_hash, enrolled_at, lease_from, last_contact_at)
    values (${one.id}, ${one.accountId}, ${one.name}, ${one.appVersion}, ${one.contactDigest}, ${one.renewalDigest},
      ${one.loginDigest}, ${one.leaseShareSealed}, ${one.sessionHash}, ${one.at}, ${one.at}, ${one.at})
    on conflict (id) do update set account_id = excluded.account_id, name = excluded.name, app_version = excluded.app_version,
      contact_digest = excluded.contact_digest, renewal_digest = excluded.renewal_digest, login_digest = excluded.login_digest,
      lease_share_sealed = excluded.lease_share_sealed, session_hash = excluded.session_hash,
      enrolled_at = case when d.account_id = excluded.account_id then d.enrolled_at else excluded.enrolled_at end,
      last_n = case when d.account_id = excluded.account_id then d.last_n else 0 end,
      waiting = case when d.account_id = excluded.account_id then d.waiting else 0 end,
      lease_from = excluded.lease_from, last_contact_at = excluded.last_contact_at,
      ended_at = null, ended_by = null, ended_why = null, wiped_at = null`.execute(tx.sql);
}

export interface Contact {
  readonly at: Date;
  readonly appVersion: string;
  readonly waiting: number;
  readonly lastN: number;
  readonly isWiped: boolean;
  /** Undefined: it did not say what time it has. */
  readonly clockOffSeconds: number | undefined;
}

export async function noteContact(db: Sql, id: string, contact: Contact): Promise<void> {
  const { at, appVersion, waiting, lastN, isWiped, clockOffSeconds = null } = contact;
  await sql`
    update platform.device set last_contact_at = ${at}, app_version = ${appVersion}, waiting = ${waiting},
      last_n = greatest(last_n, ${lastN}), clock_off_seconds = coalesce(${clockOffSeconds}::int, clock_off_seconds),
      wiped_at = case when ${isWiped} then coalesce(wiped_at, ${at}) else wiped_at end
    where id = ${id}`.execute(db);
}

/** It sent something: how far it is, and how its clock stands where that can be told. */
export async function notePush(
  db: Sql,
  id: string,
  at: Date,
  lastN: number,
  clockOff: number,
): Promise<void> {
  await sql`
    update platform.device set last_contact_at = ${at}, last_n = greatest(last_n, ${lastN}),
      clock_off_seconds = case when ${clockOff}::int = 0 then clock_off_seconds else ${clockOff} end
    where id = ${id}`.execute(db);
}

/** It has read everything: the lease begins anew. Once a minute is enough. */
export async function noteSync(db: Sql, id: string, at: Date): Promise<void> {
  const minuteAgo = new Date(at.getTime() - 60_000);
  await sql`
    update platform.device set last_contact_at = ${at}, last_sync_at = ${at}, lease_from = ${at}
    where id = ${id} and (last_sync_at is null or last_sync_at < ${minuteAgo} or last_sync_at > ${at})`.execute(
    db,
  );
}

export async function noteSession(db: Sql, id: string, sessionHash: Buffer, at: Date): Promise<void> {
  await sql`
    update platform.device set session_hash = ${sessionHash}, last_contact_at = ${at} where id = ${id}`.execute(
    db,
  );
}

export async function endDevice(tx: Tx, id: string, why: string, at: Date): Promise<void> {
  await sql`
    update platform.device set ended_at = ${at}, ended_by = ${tx.actor.accountId}, ended_why = ${why} where id = ${id}`.execute(
    tx.sql,
  );
}

/** Adds a day's figures: how often each was told, their sum, the greatest. */
export async function addFigures(
  db: Sql,
  id: string,
  day: IsoDate,
  figures: Readonly<Record<string, number>>,
): Promise<void> {
  const first = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, { count: 1, sum: value, most: value }]),
  );
  await sql`
    insert into platform.device_day as d (device_id, day, figures) values (${id}, ${day}, ${JSON.stringify(first)}::jsonb)
    on conflict (device_id, day) do update set figures = d.figures || (
      select coalesce(jsonb_object_agg(name, jsonb_build_object(
        'count', coalesce((d.figures -> name ->> 'count')::numeric, 0) + 1,
        'sum', coalesce((d.figures -> name ->> 'sum')::numeric, 0) + (added ->> 'sum')::numeric,
        'most', greatest((d.figures -> name ->> 'most')::numeric, (added ->> 'most')::numeric))), '{}')
      from jsonb_each(excluded.figures) as f(name, added))`.execute(db);
}

export interface DeviceListRow extends DeviceRecord {
  readonly places: string[];
}

export interface DevicesAsk {
  readonly heardBefore: Date | null;
  readonly after: readonly [Date, string] | undefined;
  readonly today: IsoDate;
  readonly limit: number;
}

const inScope = ({ scope }: Pick<Tx, "scope">) => sql`exists (
  select from platform.post p where p.account_id = d.account_id and p.role = 'villageDirector'
    and p.place_code >= ${scope.lo} and p.place_code < ${scope.hi})`;
const placesOf = (on: IsoDate) => sql`array(
  select p.place_code from platform.post p
  where p.account_id = d.account_id and p.role = 'villageDirector' and p.valid_from <= ${on}
    and (p.valid_to is null or p.valid_to > ${on}) order by 1)`;

/** Phones of whoever directs or has directed a village below the asker, the last enrolled first. */
export async function listDevices(tx: Tx, ask: DevicesAsk): Promise<DeviceListRow[]> {
  const [enrolled, id] = ask.after ?? [null, null];
  const { rows } = await sql<DeviceListRow>`
    select ${columns}, ${placesOf(ask.today)} as places
    from platform.device d join platform.account a on a.id = d.account_id
    where ${inScope(tx)}
      and (${ask.heardBefore}::timestamptz is null
        or (d.ended_at is null and coalesce(d.last_contact_at, d.enrolled_at) < ${ask.heardBefore}::timestamptz))
      and (${enrolled}::timestamptz is null or (d.enrolled_at, d.id) < (${enrolled}::timestamptz, ${id}::uuid))
    order by d.enrolled_at desc, d.id desc limit ${ask.limit}`.execute(tx.sql);
  return rows;
}

export async function findDeviceInScope(
  tx: Tx,
  id: string,
  today: IsoDate,
): Promise<DeviceListRow | undefined> {
  const { rows } = await sql<DeviceListRow>`
    select ${columns}, ${placesOf(today)} as places
    from platform.device d join platform.account a on a.id = d.account_id
    where d.id = ${id} and ${inScope(tx)} for update of d`.execute(tx.sql);
  return rows[0];
}

/** Which numbers of these phones have arrived since they are their present holder's, as ranges. */
export async function listArrived(
  tx: Pick<Tx, "sql">,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, NumberRange[]>> {
  const { rows } = await sql<{ id: string; from: number; to: number }>`
    select device_id as id, min(n) as from, max(n) as to from (
      select m.device_id, m.n, m.n - row_number() over (partition by m.device_id order by m.n) as run
      from (select distinct m.device_id, m.n from platform.field_mutation m join platform.device d
        on d.id = m.device_id and d.account_id = m.account_id where m.device_id = any (${deviceIds}::uuid[])) m) numbered
    group by device_id, run order by device_id, min(n)`.execute(tx.sql);
  return Map.groupBy(rows, ({ id }) => id);
}
