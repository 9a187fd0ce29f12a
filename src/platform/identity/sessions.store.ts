/** SQL of sessions. */
import { sql } from "kysely";
import type { Role } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import type { Sql } from "../db/sql.ts";

export interface SessionRecord {
  id_hash: Buffer;
  csrf_token: string;
  last_seen_at: Date;
  account_id: string;
  username: string;
  display_name: string;
  post_id: string;
  role: Role;
  place_code: string;
  place_name: string;
  department: string | null;
  must_change_password: boolean;
}

export interface NewSession {
  readonly idHash: Buffer;
  readonly accountId: string;
  readonly postId: string;
  readonly csrfToken: string;
  readonly expiresAt: Date;
  readonly ip: string;
  readonly userAgent: string;
}

export async function insertSession(db: Sql, session: NewSession): Promise<void> {
  const at = now();
  await sql`
    insert into platform.session (id_hash, account_id, post_id, csrf_token, created_at, last_seen_at, expires_at, ip, user_agent)
    values (${session.idHash}, ${session.accountId}, ${session.postId}, ${session.csrfToken}, ${at}, ${at}, ${session.expiresAt},
      ${session.ip}, ${session.userAgent})`.execute(db);
}

/** The session with its account and post, if all three are in force. */
export async function findLiveSession(
  db: Sql,
  idHash: Buffer,
  idleSince: Date,
): Promise<SessionRecord | undefined> {
  const { rows } = await sql<SessionRecord>`
    select s.id_hash, s.csrf_token, s.last_seen_at, s.account_id, a.username, a.display_name,
      s.post_id, p.role, p.place_code, l.name as place_name, p.department, a.must_change_password
    from platform.session s
    join platform.account a on a.id = s.account_id and a.disabled_at is null
    join platform.post p on p.id = s.post_id and p.valid_from <= ${today()} and (p.valid_to is null or p.valid_to > ${today()})
    join platform.place l on l.code = p.place_code
    where s.id_hash = ${idHash} and s.ended_at is null and s.expires_at > ${now()} and s.last_seen_at > ${idleSince}`.execute(
    db,
  );
  return rows[0];
}

export async function touchSession(db: Sql, idHash: Buffer): Promise<void> {
  await sql`update platform.session set last_seen_at = ${now()} where id_hash = ${idHash}`.execute(db);
}

export async function endSession(db: Sql, idHash: Buffer, why: string): Promise<void> {
  await sql`
    update platform.session set ended_at = ${now()}, ended_why = ${why}
    where id_hash = ${idHash} and ended_at is null`.execute(db);
}

export async function movePost(db: Sql, idHash: Buffer, postId: string): Promise<void> {
  await sql`
    update platform.session set post_id = ${postId} where id_hash = ${idHash} and ended_at is null`.execute(
    db,
  );
}

/** All sessions of an account, but the one given. */
export async function endSessionsOf(
  db: Sql,
  accountId: string,
  why: string,
  but: Buffer | null,
): Promise<void> {
  await sql`
    update platform.session set ended_at = ${now()}, ended_why = ${why}
    where account_id = ${accountId} and ended_at is null and id_hash is distinct from ${but}`.execute(db);
}
