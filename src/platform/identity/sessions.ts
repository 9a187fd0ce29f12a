/** Sessions: who a cookie belongs to. A short cache keeps the list pages fast; a forced log-out bites within its two seconds. */
import { createHash, randomBytes } from "node:crypto";
import type { Actor } from "../../kernel/actor.ts";
import { now } from "../../kernel/clock.ts";
import { emptyScope, scopeOfPost } from "../access/scope.ts";
import { SYSTEM_ID } from "../access/system-actor.ts";
import type { Database } from "../db/database.ts";
import type { Sql } from "../db/sql.ts";
import * as store from "./sessions.store.ts";

/** The cookie's name: what the browser holds of its session. */
export const SESSION_COOKIE = "tongan_session";

export const IDLE_MINUTES = 30;
const LIFE_HOURS = 12;
const CACHE_MS = 2_000;
const TOUCH_MS = 60_000;

export interface Session {
  readonly idHash: Buffer;
  readonly csrfToken: string;
  readonly actor: Actor;
  /** The first password is somebody else's: nothing is done before it is changed. */
  readonly mustChangePassword: boolean;
}

interface Cached {
  readonly session: Session;
  readonly until: number;
  /** What a page asked by itself is not counted yet; whoever asks next is. */
  readonly isAttended: boolean;
}

export interface EndAllOptions {
  readonly but?: Buffer;
  /** The transaction of what it follows from: neither is there without the other. */
  readonly within: Sql;
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
    await store.insertSession(this.#database.kysely, {
      idHash: hashOf(cookie),
      accountId,
      postId,
      csrfToken: randomBytes(24).toString("base64url"),
      expiresAt: new Date(now().getTime() + LIFE_HOURS * 3_600_000),
      ip,
      userAgent: userAgent.slice(0, 300),
    });
    return cookie;
  }

  /** The live session of this cookie, if any; its last-seen time moves on where somebody asks, not where a page does by itself. */
  async find(
    cookie: string | undefined,
    { isAttended = true }: { readonly isAttended?: boolean } = {},
  ): Promise<Session | undefined> {
    if (cookie === undefined || cookie.length > 100) return undefined;
    const at = now().getTime();
    const cached = this.#cache.get(cookie);
    if (cached !== undefined && cached.until > at && (cached.isAttended || !isAttended))
      return cached.session;
    const record = await store.findLiveSession(
      this.#database.kysely,
      hashOf(cookie),
      new Date(at - IDLE_MINUTES * 60_000),
    );
    if (record === undefined) {
      this.#cache.delete(cookie);
      return undefined;
    }
    if (isAttended && at - record.last_seen_at.getTime() > TOUCH_MS)
      await store.touchSession(this.#database.kysely, record.id_hash);
    const session = sessionOf(record);
    if (this.#cache.size > 5_000) this.#cache.clear();
    this.#cache.set(cookie, { session, until: at + CACHE_MS, isAttended });
    return session;
  }

  /** Ends a session by its hash; within the transaction of what it follows from, if there is one. */
  async end(idHash: Buffer, why: string, within: Sql = this.#database.kysely): Promise<void> {
    await store.endSession(within, idHash, why);
    this.forgetSeen();
  }

  /** Goes on in another post of the same person; `forgetSeen` follows once this is committed. */
  async moveTo(idHash: Buffer, postId: string, within: Sql): Promise<void> {
    await store.movePost(within, idHash, postId);
  }

  /** Ends all sessions of an account, but perhaps one. */
  async endAll(accountId: string, why: string, { but, within }: EndAllOptions): Promise<void> {
    await store.endSessionsOf(within, accountId, why, but ?? null);
    this.forgetSeen();
  }

  /** The next request of each session asks the database again: to be called when a transaction that ended some has committed. */
  forgetSeen(): void {
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
}

function sessionOf(record: store.SessionRecord): Session {
  return {
    idHash: record.id_hash,
    csrfToken: record.csrf_token,
    mustChangePassword: record.must_change_password,
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
      session: record.id_hash,
    },
  };
}

/** Only the hash of a cookie is stored: a stolen table logs nobody in. */
export function hashOf(cookie: string): Buffer {
  return createHash("sha256").update(cookie).digest();
}
