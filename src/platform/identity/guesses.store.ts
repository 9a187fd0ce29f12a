/** SQL of guesses: how often a name came with a wrong password. */
import { sql } from "kysely";
import { now } from "../../kernel/clock.ts";
import type { Sql } from "../db/sql.ts";

export interface GuessLimit {
  /** The last guess that is judged; it locks the name. */
  readonly most: number;
  readonly lockUntil: Date;
}

/** Counts a guess before it is judged, in one statement; false: the name is locked. */
export async function takeGuess(db: Sql, name: Buffer, { most, lockUntil }: GuessLimit): Promise<boolean> {
  const at = now();
  const { rows } = await sql`
    insert into platform.login_guess as g (name_digest, failed, last_at) values (${name}, 1, ${at})
    on conflict (name_digest) do update set
      -- A lock that is over begins a new count.
      failed = case when g.locked_until is null then g.failed + 1 else 1 end,
      locked_until = case when g.locked_until is null and g.failed + 1 >= ${most} then ${lockUntil}::timestamptz end,
      last_at = ${at}
    where g.locked_until is null or g.locked_until <= ${at}
    returning g.failed`.execute(db);
  return rows.length > 0;
}

/** Takes one guess back that was not wrong, and with it the lock that it may have closed. */
export async function returnGuess(db: Sql, name: Buffer): Promise<void> {
  await sql`
    update platform.login_guess set failed = greatest(failed - 1, 0), locked_until = null where name_digest = ${name}`.execute(
    db,
  );
}

export async function forgetGuesses(db: Sql, name: Buffer): Promise<void> {
  await sql`delete from platform.login_guess where name_digest = ${name}`.execute(db);
}

/** Those of the names that are locked now. */
export async function listLockedNames(db: Sql, names: readonly Buffer[]): Promise<Buffer[]> {
  const { rows } = await sql<{ name_digest: Buffer }>`
    select name_digest from platform.login_guess where name_digest = any (${names}::bytea[]) and locked_until > ${now()}`.execute(
    db,
  );
  return rows.map((row) => row.name_digest);
}

/** Forgets names that nobody has tried since; returns how many. */
export async function removeGuessesBefore(db: Sql, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from platform.login_guess where last_at < ${before}`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
