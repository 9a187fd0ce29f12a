/** Logging in and out, live sessions, passwords, and the state of accounts. */
import type { Actor, Role } from "../../kernel/actor.ts";
import { now, nowIso, today } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { declaredVerbs, mayDo, notFound } from "../access/policy.ts";
import { scopeOfPost } from "../access/scope.ts";
import { insertAuditEntry } from "../audit/audit.store.ts";
import { hashPassword, passwordFault, verifyPassword } from "../crypto/password.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { openPosition, sealPosition } from "../http/cursor.ts";
import { countGuess, lockedAmong, unlockName } from "./guesses.service.ts";
import type { PostSummary, SessionAnswer } from "./identity.contract.ts";
import * as store from "./identity.store.ts";
import { identityProblems } from "./identity-problems.contract.ts";
import { demandProof } from "./second-factor.service.ts";
import { hashOf, IDLE_MINUTES } from "./sessions.ts";

export interface LoginRequest {
  readonly username: string;
  readonly password: string;
  readonly otp?: string | undefined;
  readonly postId?: string | undefined;
  readonly ip: string;
  readonly userAgent: string;
  readonly traceId: string;
}

/**
 * Checks name, password and code, counts failures, begins the session.
 * @throws identity.badLogin, identity.otpRequired, identity.badOtp, identity.locked, identity.noPost
 */
export async function beginSession(
  app: App,
  request: LoginRequest,
): Promise<{ cookie: string; answer: SessionAnswer }> {
  const db = app.database.kysely;
  const found = await store.findAccount(db, request.username);
  const account = await countGuess(app, request.username, () => demandProof(app, found, request)).catch(
    async (error: unknown) => {
      await logRefusal(app, request, found, error);
      throw error;
    },
  );
  const posts = await store.listPosts(db, [account.id]);
  const post = posts.find(({ id }) => id === request.postId) ?? posts[0];
  if (post === undefined) throw new Problem(identityProblems.noPost);
  const cookie = await app.sessions.begin(account.id, post.id, request.ip, request.userAgent);
  await logLogin(app, request, account, "login", {}, post);
  const answer = await describeSession(app, cookie);
  return { cookie, answer };
}

export interface RenewalRequest extends Pick<LoginRequest, "ip" | "userAgent" | "traceId"> {
  readonly accountId: string;
  readonly role: Role;
  /** In the log: by what it was renewed. */
  readonly device: string;
}

/**
 * Begins a session without a password, for whoever has judged another proof; in the first post of that kind.
 * @throws identity.noPost, for an account that is disabled too
 */
export async function renewSession(
  app: App,
  request: RenewalRequest,
): Promise<{ cookie: string; answer: SessionAnswer }> {
  const db = app.database.kysely;
  const account = await store.getAccount(db, request.accountId);
  const posts = account === undefined ? [] : await store.listPosts(db, [account.id]);
  const post = posts.find(({ role }) => role === request.role);
  if (account === undefined || account.disabled_at !== null || post === undefined)
    throw new Problem(identityProblems.noPost);
  const cookie = await app.sessions.begin(account.id, post.id, request.ip, request.userAgent);
  const asked = { ...request, username: account.username };
  await logLogin(app, asked, account, "login", { device: request.device }, post);
  return { cookie, answer: await describeSession(app, cookie) };
}

/** What the desk needs to know about the session of this cookie. */
export async function describeSession(app: App, cookie: string): Promise<SessionAnswer> {
  const session = await app.sessions.find(cookie);
  if (session === undefined) throw notFound();
  const { actor } = session;
  const posts = (await store.listPosts(app.database.kysely, [actor.accountId])).map(summarise);
  const post = posts.find((candidate) => candidate.id === actor.postId);
  if (post === undefined) throw new Problem(identityProblems.noPost);
  const account = await store.getAccount(app.database.kysely, actor.accountId);
  return {
    user: { id: actor.accountId, username: actor.username, displayName: actor.displayName },
    post,
    posts,
    csrfToken: session.csrfToken,
    can: [...declaredVerbs().keys()].filter((verb) => mayDo(actor, verb)).sort(),
    idleMinutes: IDLE_MINUTES,
    today: today(),
    now: nowIso(),
    demo: account?.is_demo ?? false,
    secondFactor: account !== undefined && account.otp_sealed !== null,
    ...(session.mustChangePassword ? { mustChangePassword: true } : {}),
  };
}

/** The same person goes on in another of the posts that it holds today. @throws access.notFound */
export async function changePost(
  app: App,
  actor: Actor,
  cookie: string,
  postId: string,
): Promise<SessionAnswer> {
  const posts = await store.listPosts(app.database.kysely, [actor.accountId]);
  const post = posts.find(({ id }) => id === postId);
  if (post === undefined) throw notFound();
  await unitOfWork(
    app.database,
    actor,
    { operation: "identity.session.changePost", effect: "write" },
    async (tx) => {
      tx.note({ subjectIds: [actor.accountId], detail: { role: post.role, place: post.place_code } });
      await app.sessions.moveTo(hashOf(cookie), postId, tx.sql);
    },
  );
  app.sessions.forgetSeen();
  return describeSession(app, cookie);
}

/** Ends the session of this cookie. */
export async function endOwnSession(app: App, cookie: string): Promise<void> {
  await app.sessions.end(hashOf(cookie), "用户退出");
}

export interface SessionsAsk {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Live sessions: one's own, and everybody's for whoever manages accounts. @throws http.badCursor */
export async function listSessions(app: App, actor: Actor, cookie: string, { cursor, limit }: SessionsAsk) {
  const accountId = mayDo(actor, "account.manage") ? null : actor.accountId;
  const list = ["sessions", accountId];
  const [begun = "", idHash = ""] = cursor === undefined ? [] : (openPosition(app, list, cursor) as string[]);
  const rows = await store.listLiveSessions(app.database.kysely, {
    accountId,
    idleSince: new Date(now().getTime() - IDLE_MINUTES * 60_000),
    after: cursor === undefined ? undefined : [new Date(begun), Buffer.from(idHash, "base64url")],
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const own = hashOf(cookie);
  const items = page.map((row) => ({
    id: row.id_hash.toString("base64url"),
    username: row.username,
    displayName: row.display_name,
    title: row.title,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    ip: row.ip,
    userAgent: row.user_agent,
    mine: row.id_hash.equals(own),
  }));
  const last = items.at(-1);
  return {
    items,
    nextCursor:
      rows.length > limit && last !== undefined ? sealPosition(app, list, [last.createdAt, last.id]) : null,
  };
}

/** Forces a session out: one's own on another machine, or anybody's for whoever manages accounts. */
export async function forceOut(app: App, actor: Actor, id: string): Promise<void> {
  const idHash = Buffer.from(id, "base64url");
  const idleSince = new Date(now().getTime() - IDLE_MINUTES * 60_000);
  const of = mayDo(actor, "account.manage") ? null : actor.accountId;
  const target = await store.findSessionOwner(app.database.kysely, idHash, of, idleSince);
  if (target === undefined) throw notFound();
  await unitOfWork(
    app.database,
    actor,
    { operation: "identity.sessions.end", effect: "write" },
    async (tx) => {
      tx.note({ subjectIds: [target.account_id], detail: { username: target.username } });
      await app.sessions.end(idHash, "强制下线", tx.sql);
    },
  );
  app.sessions.forgetSeen();
}

/** @throws identity.badLogin, identity.locked, identity.weakPassword */
export async function changePassword(
  app: App,
  actor: Actor,
  cookie: string,
  current: string,
  next: string,
): Promise<void> {
  const account = await store.getAccount(app.database.kysely, actor.accountId);
  if (account === undefined) throw notFound();
  // Whoever finds a desk left open may not guess here either.
  await countGuess(app, account.username, async () => {
    if (!(await verifyPassword(current, account.password_hash))) throw new Problem(identityProblems.badLogin);
  });
  const fault = passwordFault(next, account.username);
  if (fault !== undefined) throw new Problem(identityProblems.weakPassword, { detail: fault });
  const hash = await hashPassword(next);
  await unitOfWork(
    app.database,
    actor,
    { operation: "identity.password.change", effect: "write" },
    async (tx) => {
      tx.note({ subjectIds: [account.id] });
      await store.updatePassword(tx.sql, account.id, hash);
      await app.sessions.endAll(account.id, "密码已修改", { but: hashOf(cookie), within: tx.sql });
    },
  );
  app.sessions.forgetSeen();
}

export interface AccountsAsk {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Accounts by username, with the posts they hold today. @throws http.badCursor */
export async function listAccounts(tx: Tx, app: Pick<App, "cipher">, { q = "", cursor, limit }: AccountsAsk) {
  const list = ["accounts", q];
  const [after = ""] = cursor === undefined ? [] : (openPosition(app, list, cursor) as string[]);
  const rows = await store.listAccountPage(tx.sql, q, after, limit + 1);
  const page = rows.slice(0, limit);
  const posts = await store.listPosts(
    tx.sql,
    page.map((account) => account.id),
  );
  const locked = await lockedAmong(
    tx.sql,
    app.cipher,
    page.map((account) => account.username),
  );
  const last = page.at(-1);
  return {
    items: page.map((account) => ({
      id: account.id,
      username: account.username,
      displayName: account.display_name,
      posts: posts.filter((post) => post.account_id === account.id).map(summarise),
      locked: locked.has(account.username),
      disabled: account.disabled_at !== null,
      secondFactor: account.otp_sealed !== null,
    })),
    nextCursor: rows.length > limit && last !== undefined ? sealPosition(app, list, [last.username]) : null,
  };
}

export interface StateChange {
  readonly action: "disable" | "enable" | "unlock";
  readonly reason: string;
}

/** @throws access.notFound */
export async function setAccountState(
  tx: Tx,
  { cipher, sessions }: Pick<App, "cipher" | "sessions">,
  id: string,
  { action, reason }: StateChange,
): Promise<void> {
  const account = await store.getAccount(tx.sql, id);
  if (account === undefined) throw notFound();
  if (action === "unlock") await unlockName(tx.sql, cipher, account.username);
  else await store.updateDisabled(tx.sql, id, action === "disable" ? now() : null);
  if (action === "disable") await sessions.endAll(id, "账号已停用", { within: tx.sql });
  tx.note({ subjectIds: [id], purpose: reason, detail: { action } });
}

function summarise(post: store.PostRecord): PostSummary {
  return {
    id: post.id,
    role: post.role,
    title: post.title,
    placeCode: post.place_code,
    placeName: post.place_name,
    department: post.department,
  };
}

/** A right password without its code is told too: it may be somebody else's. */
async function logRefusal(
  app: App,
  request: LoginRequest,
  account: store.AccountRecord | undefined,
  error: unknown,
): Promise<void> {
  const { code = "" } = error as { code?: string };
  if (error instanceof Problem && code.startsWith("identity."))
    await logLogin(app, request, account, "refused", { why: code.slice("identity.".length) });
}

/** Log-ins and refused ones stand in the audit log too; an unknown name is kept as typed, shortened. */
async function logLogin(
  app: App,
  request: Pick<LoginRequest, "username" | "ip" | "traceId">,
  account: store.AccountRecord | undefined,
  effect: "login" | "refused",
  detail: { readonly why?: string; readonly device?: string },
  post?: store.PostRecord,
): Promise<void> {
  const nobody = app.sessions.nobody(request.ip, request.traceId);
  const actor: Actor = {
    ...nobody,
    ...(account
      ? { accountId: account.id, username: account.username, displayName: account.display_name }
      : {}),
    ...(post
      ? {
          postId: post.id,
          role: post.role,
          placeCode: post.place_code,
          scope: scopeOfPost(post.role, post.place_code),
        }
      : {}),
  };
  await app.database.kysely.transaction().execute((sql) =>
    insertAuditEntry(sql, {
      at: now(),
      actor,
      operation: "identity.session.begin",
      effect,
      subjectIds: [],
      detail: { username: request.username.slice(0, 40), ...detail },
    }),
  );
}
