/** Sessions: who a cookie belongs to. A short cache keeps the list pages fast; a forced log-out bites within its two seconds. */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Actor, Role } from "../../kernel/actor.ts";
import { now, today } from "../../kernel/clock.ts";
import { emptyScope, scopeOfPost } from "../access/scope.ts";
import { SYSTEM_ID } from "../access/system-actor.ts";
import type { Database } from "../db/database.ts";

export const IDLE_MINUTES = 30;
const LIFE_HOURS = 12;
const CACHE_MS = 2_000;
const TOUCH_MS = 60_000;

export interface Session {
  readonly idHash: Buffer;
  readonly csrfToken: string;
  readonly actor: Actor;
}

interface Cached {
  readonly session: Session;
  readonly until: number;
  touchedAt: number;
}

interface SessionRecord {
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
}

export class Sessions {
  readonly #database: Database;
  readonly #cache = new Map<string, Cached>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Begins a session; the returned cookie value is known to nobody but the browser. */
  async begin(accountId: string, postId: string, ip: string, userAgent: string): Promise<string> {
    const cookie = randomBytes(32).toString("base64url");
    const csrf = randomBytes(24).toString("base64url");
    const at = now();
    await sql`
      insert into platform.session (id_hash, account_id, post_id, csrf_token, created_at, last_seen_at, expires_at, ip, user_agent)
      values (${hashOf(cookie)}, ${accountId}, ${postId}, ${csrf}, ${at}, ${at}, ${new Date(at.getTime() + LIFE_HOURS * 3_600_000)},
        ${ip}, ${userAgent.slice(0, 300)})`.execute(this.#database.kysely);
    return cookie;
  }

  /** The live session of this cookie, if any; its last-seen time moves on. */
  async find(cookie: string | undefined): Promise<Session | undefined> {
    if (cookie === undefined || cookie.length > 100) return undefined;
    const at = now().getTime();
    const cached = this.#cache.get(cookie);
    if (cached !== undefined && cached.until > at) return cached.session;
    const record = await this.#load(hashOf(cookie));
    if (record === undefined) {
      this.#cache.delete(cookie);
      return undefined;
    }
    if (at - record.last_seen_at.getTime() > TOUCH_MS) await this.#touch(record.id_hash);
    const session = sessionOf(record);
    if (this.#cache.size > 5_000) this.#cache.clear();
    this.#cache.set(cookie, { session, until: at + CACHE_MS, touchedAt: at });
    return session;
  }

  /** Ends sessions by their hash, for a log-out or a forced one. */
  async end(idHash: Buffer, why: string): Promise<void> {
    await sql`update platform.session set ended_at = ${now()}, ended_why = ${why} where id_hash = ${idHash} and ended_at is null`.execute(
      this.#database.kysely,
    );
    this.#cache.clear();
  }

  /** Ends all sessions of an account, but the one given. */
  async endAll(accountId: string, why: string, but?: Buffer): Promise<void> {
    await sql`update platform.session set ended_at = ${now()}, ended_why = ${why}
      where account_id = ${accountId} and ended_at is null and id_hash is distinct from ${but ?? null}`.execute(
      this.#database.kysely,
    );
    this.#cache.clear();
  }

  /** Whoever has not logged in: sees no place. */
  nobody(ip: string, traceId: string): Actor {
    return {
      accountId: SYSTEM_ID,
      username: "-",
      displayName: "未登录",
      postId: SYSTEM_ID,
      role: "systemAdmin",
      placeCode: "",
      placeName: "",
      department: null,
      scope: emptyScope(),
      ip,
      traceId,
    };
  }

  async #load(idHash: Buffer): Promise<SessionRecord | undefined> {
    const idleSince = new Date(now().getTime() - IDLE_MINUTES * 60_000);
    const { rows } = await sql<SessionRecord>`
      select s.id_hash, s.csrf_token, s.last_seen_at, s.account_id, a.username, a.display_name,
        s.post_id, p.role, p.place_code, l.name as place_name, p.department
      from platform.session s
      join platform.account a on a.id = s.account_id and a.disabled_at is null
      join platform.post p on p.id = s.post_id and p.valid_from <= ${today()} and (p.valid_to is null or p.valid_to > ${today()})
      join platform.place l on l.code = p.place_code
      where s.id_hash = ${idHash} and s.ended_at is null and s.expires_at > ${now()} and s.last_seen_at > ${idleSince}`.execute(
      this.#database.kysely,
    );
    return rows[0];
  }

  async #touch(idHash: Buffer): Promise<void> {
    await sql`update platform.session set last_seen_at = ${now()} where id_hash = ${idHash}`.execute(
      this.#database.kysely,
    );
  }
}

function sessionOf(record: SessionRecord): Session {
  return {
    idHash: record.id_hash,
    csrfToken: record.csrf_token,
    actor: {
      accountId: record.account_id,
      username: record.username,
      displayName: record.display_name,
      postId: record.post_id,
      role: record.role,
      placeCode: record.place_code,
      placeName: record.place_name,
      department: record.department,
      scope: scopeOfPost(record.role, record.place_code),
    },
  };
}

/** Only the hash of a cookie is stored: a stolen table logs nobody in. */
export function hashOf(cookie: string): Buffer {
  return createHash("sha256").update(cookie).digest();
}
