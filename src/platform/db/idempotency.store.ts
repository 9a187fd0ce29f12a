import { sql, type Transaction } from "kysely";
import { now } from "../../kernel/clock.ts";
import { Problem } from "../../kernel/problem.ts";
import { httpProblems } from "../http/http-problems.ts";
import type { Sql, Tables } from "./sql.ts";

interface Key {
  readonly key: string;
  readonly digest: Buffer;
}

/**
 * The answer that this key already got, if any. The advisory lock makes a doubled click wait for the first to finish.
 * @throws http.idempotencyConflict when the key came with another request
 */
export async function findAnswer(
  tx: Transaction<Tables>,
  accountId: string,
  { key, digest }: Key,
): Promise<{ answer: unknown } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${accountId}/${key}`}, 0))`.execute(tx);
  const { rows } = await sql<{ request_digest: Buffer; answer: unknown }>`
    select request_digest, answer from platform.idempotency where account_id = ${accountId} and key = ${key}`.execute(
    tx,
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  if (!row.request_digest.equals(digest)) throw new Problem(httpProblems.idempotencyConflict);
  return { answer: row.answer };
}

/** Forgets answers that no client will ask for again; returns how many. */
export async function removeAnswersBefore(db: Sql, before: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`delete from platform.idempotency where created_at < ${before}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Keeps the answer in the transaction of the work itself, so that a crash cannot part them. */
export async function keepAnswer(
  tx: Transaction<Tables>,
  accountId: string,
  { key, digest }: Key,
  answer: unknown,
): Promise<void> {
  await sql`
    insert into platform.idempotency (account_id, key, request_digest, status, answer, created_at)
    values (${accountId}, ${key}, ${digest}, 200, ${JSON.stringify(answer ?? null)}::jsonb, ${now()})`.execute(
    tx,
  );
}
