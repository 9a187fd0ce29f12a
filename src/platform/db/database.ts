/**
 * The pool and the unit of work. Everything that a use case reads or writes goes through `unitOfWork`: one transaction, as the
 * role without BYPASSRLS, with the actor's scope set for row-level security, and with the audit entry written before it commits.
 */
import { CompiledQuery, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Actor, Scope } from "../../kernel/actor.ts";
import { now } from "../../kernel/clock.ts";
import { everywhere } from "../access/scope.ts";
import { type AuditDraft, insertAuditEntry } from "../audit/audit.store.ts";
import { findAnswer, keepAnswer } from "./idempotency.store.ts";
import type { Sql, Tables } from "./sql.ts";

export type { Sql, Tables };

// Dates stay ISO text (no midnight in some zone); bigint counts fit a number here; numeric is never used for money (fen are integers).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; two cores are busy with eight. */
  readonly max?: number;
}

/** Opens the pool; each connection starts as tongan_app, so even a forgotten transaction is under row security. */
export function openDatabase({ url, max = 12 }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: "-c role=tongan_app -c timezone=Asia/Shanghai",
  });
  // A connection that is dropped must not bring the process down: an idle one, nor one whose transaction is between two statements.
  // The pool looks after the first only; the next statement of the second fails, and with it its request.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kysely, pool, close: () => kysely.destroy() };
}

export interface Tx {
  readonly sql: Transaction<Tables>;
  readonly actor: Actor;
  readonly scope: Scope;
  /** Says what was seen or changed; several calls add up to one entry. */
  note(draft: AuditNote): void;
}

export interface AuditNote {
  readonly subjectIds?: readonly string[];
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
  /** A client-made key: the same key with the same request gives the stored answer, with another request a conflict. */
  readonly idempotency?: { readonly key: string; readonly digest: Buffer };
}

/** Runs one use case in one transaction; the audit entry is part of it, so neither exists without the other. */
export async function unitOfWork<Result>(
  database: Database,
  actor: Actor,
  options: WorkOptions,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const subjectIds = new Set<string>();
  let purpose: string | undefined;
  let detail: Record<string, unknown> | undefined;
  return database.kysely.transaction().execute(async (sql) => {
    await setContext(sql, actor, options.effect === "write" || options.durable === true);
    if (options.idempotency) {
      const before = await findAnswer(sql, actor.accountId, options.idempotency);
      if (before !== undefined) return before.answer as Result;
    }
    const result = await work({
      sql,
      actor,
      scope: actor.scope,
      note(draft) {
        for (const id of draft.subjectIds ?? []) subjectIds.add(id);
        purpose = draft.purpose ?? purpose;
        if (draft.detail) detail = { ...detail, ...draft.detail };
      },
    });
    if (options.audited !== false) {
      const draft: AuditDraft = {
        at: now(),
        actor,
        operation: options.operation,
        effect: options.effect,
        subjectIds: [...subjectIds],
        ...(purpose === undefined ? {} : { purpose }),
        ...(detail === undefined ? {} : { detail }),
      };
      await insertAuditEntry(sql, draft);
    }
    if (options.idempotency) await keepAnswer(sql, actor.accountId, options.idempotency, result);
    return result;
  });
}

/**
 * Runs what a change entails in other places too, such as projections of a brother's file; never for what is answered. Row
 * security is opened to every place and closed again.
 */
export async function inEveryPlace<Result>(tx: Tx, use: () => Promise<Result>): Promise<Result> {
  await setScope(tx.sql, everywhere());
  try {
    return await use();
  } finally {
    // In a failed transaction nothing can be set any more, and nothing can be read either.
    await setScope(tx.sql, tx.scope).catch(() => undefined);
  }
}

async function setScope(sql: Transaction<Tables>, { lo, hi }: Scope): Promise<void> {
  await sql.executeQuery(
    CompiledQuery.raw("select set_config('tongan.lo', $1, true), set_config('tongan.hi', $2, true)", [
      lo,
      hi,
    ]),
  );
}

/**
 * Scope for row-level security. A reading transaction need not wait for the disk (its audit entry follows within a second) unless
 * it shows what nobody may have seen without a trace.
 */
async function setContext(sql: Transaction<Tables>, actor: Actor, durable: boolean): Promise<void> {
  const { lo, hi } = actor.scope;
  await sql.executeQuery(
    CompiledQuery.raw(
      "select set_config('tongan.lo', $1, true), set_config('tongan.hi', $2, true), set_config('synchronous_commit', $3, true)",
      [lo, hi, durable ? "on" : "off"],
    ),
  );
}
