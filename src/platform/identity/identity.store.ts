/** SQL of accounts, their posts and their live sessions. */
import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import type { Sql } from "../db/sql.ts";

export interface AccountRecord {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly otp_sealed: Buffer | null;
  readonly otp_step: number | null;
  readonly otp_pending_sealed: Buffer | null;
  readonly disabled_at: Date | null;
  readonly is_demo: boolean;
  /** The first password is somebody else's. */
  readonly must_change_password: boolean;
}

const accountColumns = sql`id, username, display_name, password_hash, otp_sealed, otp_step, otp_pending_sealed, disabled_at, is_demo, must_change_password`;

export interface PostRecord {
  readonly id: string;
  readonly account_id: string;
  readonly role: Role;
  readonly title: string;
  readonly place_code: string;
  readonly place_name: string;
  readonly department: string | null;
}

export async function findAccount(db: Sql, username: string): Promise<AccountRecord | undefined> {
  const { rows } =
    await sql<AccountRecord>`select ${accountColumns} from platform.account where username = ${username} and kind = 'person'`.execute(
      db,
    );
  return rows[0];
}

export async function getAccount(db: Sql, id: string): Promise<AccountRecord | undefined> {
  const { rows } =
    await sql<AccountRecord>`select ${accountColumns} from platform.account where id = ${id} and kind = 'person'`.execute(
      db,
    );
  return rows[0];
}

/** Posts that the accounts hold today. */
export async function listPosts(db: Sql, accountIds: readonly string[]): Promise<PostRecord[]> {
  const { rows } = await sql<PostRecord>`
    select p.id, p.account_id, p.role, p.title, p.place_code, l.name as place_name, p.department
    from platform.post p join platform.place l on l.code = p.place_code
    where p.account_id = any (${accountIds}::uuid[]) and p.valid_from <= ${today()} and (p.valid_to is null or p.valid_to > ${today()})
    order by p.valid_from, p.id`.execute(db);
  return rows;
}

export async function updatePassword(db: Sql, id: string, hash: string): Promise<void> {
  await sql`update platform.account set password_hash = ${hash}, must_change_password = false where id = ${id}`.execute(
    db,
  );
}

/** A page by username, after the given one; `q` is the beginning of username or display name, empty for all. */
export async function listAccountPage(
  db: Sql,
  q: string,
  after: string,
  limit: number,
): Promise<AccountRecord[]> {
  const { rows } = await sql<AccountRecord>`
    select ${accountColumns} from platform.account
    where kind = 'person' and username > ${after} and (starts_with(username, ${q}) or starts_with(display_name, ${q}))
    order by username limit ${limit}`.execute(db);
  return rows;
}

/** No log-in from now on; null: it may log in again. */
export async function updateDisabled(db: Sql, id: string, since: Date | null): Promise<void> {
  await sql`update platform.account set disabled_at = ${since} where id = ${id}`.execute(db);
}

export interface SessionListRow {
  readonly id_hash: Buffer;
  readonly account_id: string;
  readonly username: string;
  readonly display_name: string;
  readonly title: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

/** Whose live session this is; of one account, or of anybody. */
export async function findSessionOwner(
  db: Sql,
  idHash: Buffer,
  accountId: string | null,
  idleSince: Date,
): Promise<{ readonly account_id: string; readonly username: string } | undefined> {
  const { rows } = await sql<{ account_id: string; username: string }>`
    select s.account_id, a.username from platform.session s join platform.account a on a.id = s.account_id
    where s.id_hash = ${idHash} and s.ended_at is null and s.expires_at > ${now()} and s.last_seen_at > ${idleSince}
      and (${accountId}::uuid is null or s.account_id = ${accountId})`.execute(db);
  return rows[0];
}

export interface LiveSessions {
  /** Of one account, or of all. */
  readonly accountId: string | null;
  readonly idleSince: Date;
  /** The row before: when it began, and its hash. */
  readonly after: readonly [Date, Buffer] | undefined;
  readonly limit: number;
}

/** Live sessions, the last begun first: that order stays while people go on working and somebody pages through. */
export async function listLiveSessions(
  db: Sql,
  { accountId, idleSince, after, limit }: LiveSessions,
): Promise<SessionListRow[]> {
  const [begun, idHash] = after ?? [null, null];
  const { rows } = await sql<SessionListRow>`
    select s.id_hash, s.account_id, a.username, a.display_name, p.title, s.created_at, s.last_seen_at, s.ip, s.user_agent
    from platform.session s join platform.account a on a.id = s.account_id join platform.post p on p.id = s.post_id
    where s.ended_at is null and s.expires_at > ${now()} and s.last_seen_at > ${idleSince}
      and (${accountId}::uuid is null or s.account_id = ${accountId})
      and (${begun}::timestamptz is null or (s.created_at, s.id_hash) < (${begun}::timestamptz, ${idHash}::bytea))
    order by s.created_at desc, s.id_hash desc limit ${limit}`.execute(db);
  return rows;
}
