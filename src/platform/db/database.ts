/**
 * The pool and the unit of work. Everything that a use case reads or writes goes through `unitOfWork`: one transaction, as the
 * role without BYPASSRLS, with the actor's scope set for row-level security. The audit entry of a change is part of it; that of a
 * mere read is written beside it, and waited for (docs/decisions/0008).
 */
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { Actor, Scope } from "../../kernel/actor.ts";
import { now } from "../../kernel/clock.ts";
import { maskNumbersIn, maskNumbersOfRecord } from "../../kernel/masking.ts";
import { everywhere } from "../access/scope.ts";
import { type AuditDraft, insertAuditEntry } from "../audit/audit.store.ts";
import { createReadsLog, type ReadsLog } from "../audit/log-reads.service.ts";
import { unitOfActor } from "../records/units.ts";
import { frugalPool, setting } from "./frugal-pool.ts";
import { findAnswer, keepAnswer } from "./idempotency.store.ts";
import type { Tables } from "./sql.ts";

// Dates stay ISO text (no midnight in some zone); bigint counts fit a number here; numeric is never used for money (fen are integers).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** Where reading is logged. */
  readonly reads: ReadsLog;
  /** For `readBeside`: connections of its own, so that whoever holds one of the pool never waits there for another. */
  readonly beside: Kysely<Tables>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; two cores are busy with eight. */
  readonly max?: number;
}

/** Opens the pools; each connection starts as tongan_app, so even a forgotten transaction is under row security. */
export function openDatabase({ url, max = 12 }: DatabaseOptions): Database {
  const pool = openPool(url, max, APP);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: frugalPool(pool) }) });
  // One at a time, so that entries gather meanwhile; they need not wait for the disk, the sealer follows within a second.
  const loggers = openPool(url, 1, `${APP} -c synchronous_commit=off`);
  const logging = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: frugalPool(loggers) }) });
  const beside = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: frugalPool(openPool(url, BESIDE, APP)) }),
  });
  return {
    kysely,
    pool,
    reads: createReadsLog(logging),
    beside,
    close: async () => {
      await kysely.destroy();
      await beside.destroy();
      await logging.destroy();
    },
  };
}

/** Long work that reads beside its own transaction; opened only while there is such work. */
const BESIDE = 2;

const APP = "-c role=tongan_app -c timezone=Asia/Shanghai";

function openPool(connectionString: string, max: number, options: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, options });
  // A connection that is dropped must not bring the process down: an idle one, nor one whose transaction is between two statements.
  // The pool looks after the first only; the next statement of the second fails, and with it its request.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

export interface Tx {
  readonly sql: Transaction<Tables>;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly effect: "read" | "write";
  /** Says what was seen or changed; several calls add up to one entry. */
  note(draft: AuditNote): void;
}

export interface AuditNote {
  readonly subjectIds?: readonly string[];
  /** A sealed matter: the entry names it alone, or the log would tell whose it is. */
  readonly onlyAbout?: string;
  readonly purpose?: string;
  /** Changed fields or search terms; never a sealed value in clear. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface WorkOptions {
  /** The operation's name, e.g. registry.child.read. */
  readonly operation: string;
  readonly effect: "read" | "write";
  /** `false` only for what holds no personal data. */
  readonly audited?: boolean;
  /** A read whose answer must not leave before its audit entry is on the disk. */
  readonly durable?: boolean;
  /**
   * A step of a job that is done again if it is lost: its commit does not wait for the disk, and reaches it with the next one that
   * does. Whatever is built on it comes after it there, so nothing is ever left standing on nothing.
   */
  readonly redoable?: boolean;
  /** A client-made key: the same key with the same request gives the stored answer, with another request a conflict. */
  readonly idempotency?: { readonly key: string; readonly digest: Buffer };
}

/**
 * Runs one use case in one transaction. What is changed and its audit entry are of that transaction, so neither exists without
 * the other; what was only read is answered when its entry is committed.
 */
export async function unitOfWork<Result>(
  database: Database,
  actor: Actor,
  options: WorkOptions,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const notes = gatherNotes();
  const entry = (): AuditDraft => ({
    at: now(),
    actor,
    operation: options.operation,
    effect: options.effect,
    ...notes.gathered(),
  });
  const audited = options.audited !== false;
  // What nobody may have seen without a trace is logged like a change.
  const onlyRead = options.effect === "read" && options.durable !== true;
  let logged: Promise<void> | undefined;
  const result = await database.kysely.transaction().execute(async (sql) => {
    owners.set(sql, database);
    await setContext(sql, actor, onlyRead || options.redoable === true);
    if (options.idempotency) {
      const before = await findAnswer(sql, actor.accountId, options.idempotency);
      if (before !== undefined) return before.answer as Result;
    }
    const answer = await work({ sql, actor, scope: actor.scope, effect: options.effect, note: notes.add });
    if (audited && onlyRead) logged = logRead(database.reads, entry());
    if (audited && !onlyRead) await insertAuditEntry(sql, entry());
    if (options.idempotency) await keepAnswer(sql, actor.accountId, options.idempotency, answer);
    return answer;
  });
  await logged;
  return result;
}

const owners = new WeakMap<Tx["sql"], Database>();
const within = new WeakSet<Tx["sql"]>();

/** For work of which a part reads what another part has written before it is committed: from now on nothing is read beside it. */
export function readWithin(tx: Pick<Tx, "sql">): void {
  within.add(tx.sql);
}

/**
 * Reads by a second connection while the work's own one writes, so that two processors are busy: everything as it was committed when
 * this began, and nothing of what the work itself has written. The work still answers for it: same actor, scope and audit entry.
 */
export async function readBeside<Result>(tx: Tx, use: (beside: Tx) => Promise<Result>): Promise<Result> {
  if (within.has(tx.sql)) return use(tx);
  const database = owners.get(tx.sql);
  if (database === undefined) throw new Error("only a unit of work reads beside itself");
  return database.beside
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (sql) => {
      await setContext(sql, tx.actor, true);
      return use({ ...tx, sql });
    });
}

/** On its way while the reading transaction ends; awaited afterwards, unless that has failed. */
function logRead(reads: ReadsLog, entry: AuditDraft): Promise<void> {
  const logged = reads.add(entry);
  logged.catch(() => undefined);
  return logged;
}

/** Several notes add up to one entry; whatever somebody typed, no entry keeps a number in clear. */
function gatherNotes() {
  const subjectIds = new Set<string>();
  const sealed = new Set<string>();
  let purpose: string | undefined;
  let detail: Record<string, unknown> | undefined;
  return {
    add(note: AuditNote): void {
      for (const id of note.subjectIds ?? []) subjectIds.add(id);
      if (note.onlyAbout !== undefined) sealed.add(note.onlyAbout);
      if (note.purpose !== undefined) purpose = maskNumbersIn(note.purpose);
      if (note.detail) detail = { ...detail, ...maskNumbersOfRecord(note.detail) };
    },
    gathered: () => ({
      subjectIds: [...(sealed.size > 0 ? sealed : subjectIds)],
      ...(purpose === undefined ? {} : { purpose }),
      ...(detail === undefined ? {} : { detail }),
    }),
  };
}

/**
 * Runs what a change entails in other places too, such as projections of a brother's file; never for what is answered. Row
 * security is opened to every place and closed again.
 */
export async function inEveryPlace<Result>(tx: Tx, use: () => Promise<Result>): Promise<Result> {
  // Whoever opened it first closes it again, or the rest of that work would be back in one place.
  if (opened.has(tx.sql)) return use();
  opened.add(tx.sql);
  await setScope(tx.sql, everywhere());
  try {
    return await use();
  } finally {
    opened.delete(tx.sql);
    // In a failed transaction nothing can be set any more, and nothing can be read either.
    await setScope(tx.sql, tx.scope).catch(() => undefined);
  }
}

const opened = new WeakSet<Tx["sql"]>();

/**
 * Runs with the rights of the tables' owner what neither row security nor missing grants may stop: values that lie frozen get
 * another key. Never for what a request asks.
 */
export async function asOwner<Result>(tx: Pick<Tx, "sql">, use: () => Promise<Result>): Promise<Result> {
  await sql`set local role none`.execute(tx.sql);
  try {
    return await use();
  } finally {
    await sql`set local role tongan_app`.execute(tx.sql).catch(() => undefined);
  }
}

async function setScope(tx: Transaction<Tables>, { lo, hi }: Scope): Promise<void> {
  await setting(sql`select ${scopeSetting(lo, hi)}`).execute(tx);
}

/** Scope for row-level security; a transaction that only reads, or can be done again, need not wait for the disk. */
async function setContext(tx: Transaction<Tables>, actor: Actor, isHasty: boolean): Promise<void> {
  const patience = sql.lit(isHasty ? "off" : "on");
  await setting(
    sql`select ${scopeSetting(actor.scope.lo, actor.scope.hi)}, ${askerSetting(actor)},
      set_config('synchronous_commit', ${patience}, true)`,
  ).execute(tx);
}

/** For what is shown by a grant, or by the kind of post, whatever the place. */
function askerSetting(actor: Actor) {
  const { accountId, role, department } = actor;
  return sql`set_config('tongan.account', ${sql.lit(accountId)}, true), set_config('tongan.role', ${sql.lit(role)}, true),
    set_config('tongan.department', ${sql.lit(department ?? "")}, true),
    set_config('tongan.unit', ${sql.lit(unitOfActor(actor) ?? "")}, true)`;
}

/** Literals, not parameters, so that it can travel with `begin`. */
function scopeSetting(lo: string, hi: string) {
  return sql`set_config('tongan.lo', ${sql.lit(lo)}, true), set_config('tongan.hi', ${sql.lit(hi)}, true)`;
}
