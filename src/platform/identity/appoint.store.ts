/** SQL of accounts that are opened and posts that begin and end. */
import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import type { IsoDate } from "../../kernel/calendar-date.ts";
import { now } from "../../kernel/clock.ts";
import type { Sql } from "../db/sql.ts";

export async function findUsername(
  db: Sql,
  username: string,
): Promise<{ readonly id: string; readonly displayName: string } | undefined> {
  const { rows } = await sql<{ id: string; displayName: string }>`
    select id, display_name as "displayName" from platform.account where username = ${username}`.execute(db);
  return rows[0];
}

/** False: the name or the id is taken. */
export async function insertAccount(
  db: Sql,
  account: {
    readonly id: string;
    readonly username: string;
    readonly displayName: string;
    readonly hash: string;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into platform.account (id, username, display_name, password_hash, must_change_password, created_at)
    values (${account.id}, ${account.username}, ${account.displayName}, ${account.hash}, true, ${now()})
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface HeldPost {
  readonly id: string;
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly title: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly beganWhy: string | null;
  readonly endedWhy: string | null;
}

const columns = sql`p.id, p.account_id as "accountId", a.username, a.display_name as "displayName", p.role,
  p.place_code as "placeCode", p.title, p.valid_from as "from", p.valid_to as "until", p.began_why as "beganWhy",
  p.ended_why as "endedWhy"`;
const posts = sql`platform.post p join platform.account a on a.id = p.account_id`;
const notOver = (on: IsoDate) => sql`(p.valid_to is null or p.valid_to > ${on})`;

/** Two who appoint one person at once: the second sees what the first has made. */
export async function lockAccount(db: Sql, accountId: string): Promise<void> {
  await sql`select 1 from platform.account where id = ${accountId} for update`.execute(db);
}

export async function listHeldAfter(
  db: Sql,
  accountIds: readonly string[],
  on: IsoDate,
): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from ${posts} where p.account_id = any (${accountIds}::uuid[]) and ${notOver(on)}
    order by p.place_code, p.id limit 2000`.execute(db);
  return rows;
}

export async function listHeldBelow(db: Sql, role: Role, place: string, on: IsoDate): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from ${posts}
    where p.role = ${role} and starts_with(p.place_code, ${place}) and ${notOver(on)} and a.disabled_at is null
    order by p.place_code, p.valid_from, p.id limit 5000`.execute(db);
  return rows;
}

export async function findPost(db: Sql, id: string): Promise<HeldPost | undefined> {
  const { rows } = await sql<HeldPost>`select ${columns} from ${posts} where p.id = ${id}`.execute(db);
  return rows[0];
}

export async function listHistory(db: Sql, role: Role, placeCode: string): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select ${columns} from ${posts} where p.role = ${role} and p.place_code = ${placeCode}
    order by p.valid_from desc, p.id desc limit 100`.execute(db);
  return rows;
}

/** By place, of those who have left: the last day of leaving. */
export async function lastLeft(
  db: Sql,
  role: Role,
  place: string,
  on: IsoDate,
): Promise<ReadonlyMap<string, IsoDate>> {
  const { rows } = await sql<{ code: string; on: IsoDate }>`
    select p.place_code as code, max(p.valid_to) as "on" from platform.post p
    where p.role = ${role} and starts_with(p.place_code, ${place}) and p.valid_to <= ${on} group by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.code, row.on]));
}

export async function insertPost(
  db: Sql,
  post: {
    readonly id: string;
    readonly accountId: string;
    readonly role: Role;
    readonly placeCode: string;
    readonly title: string;
    readonly from: IsoDate;
    readonly until: IsoDate | null;
    readonly why: string;
  },
  by: string,
): Promise<void> {
  await sql`
    insert into platform.post (id, account_id, role, place_code, title, valid_from, valid_to, began_why, began_by)
    values (${post.id}, ${post.accountId}, ${post.role}, ${post.placeCode}, ${post.title}, ${post.from}, ${post.until},
      ${post.why}, ${by})`.execute(db);
}

export async function updateEnd(
  db: Sql,
  end: { readonly id: string; readonly on: IsoDate; readonly why: string; readonly by: string },
): Promise<void> {
  await sql`update platform.post set valid_to = ${end.on}, ended_why = ${end.why}, ended_by = ${end.by}
    where id = ${end.id}`.execute(db);
}
