/**
 * Guesses at a password. Each is counted before it is judged, by the name that was typed: guesses sent side by side cannot
 * overtake the count, and a name that nobody has locks like any other.
 */
import { now } from "../../kernel/clock.ts";
import { Problem, type ProblemSpec } from "../../kernel/problem.ts";
import type { FieldCipher } from "../crypto/cipher.ts";
import type { Sql } from "../db/sql.ts";
import type { App } from "../http/app.ts";
import * as store from "./guesses.store.ts";
import { identityProblems } from "./identity-problems.contract.ts";

const MOST = 5;
const LOCK_MINUTES = 15;

const wrongLogin: readonly string[] = [identityProblems.badLogin, identityProblems.badOtp].map(
  ({ code }: ProblemSpec) => code,
);

export interface Guessing {
  /** Codes of problems that say that it was guessed wrong; a log-in's, unless said otherwise. */
  readonly wrong?: readonly string[];
  readonly most?: number;
}

/**
 * Judges one guess at the secrets of this name. What throws badLogin or badOtp stays counted; what succeeds clears the count; what
 * came to no judgement (too many people, the code still to be asked for) is not counted.
 * @throws identity.locked
 */
export async function countGuess<Result>(
  app: Pick<App, "cipher" | "database">,
  username: string,
  judge: () => Promise<Result>,
  { wrong = wrongLogin, most = MOST }: Guessing = {},
): Promise<Result> {
  const db = app.database.kysely;
  const name = nameDigest(app.cipher, username);
  const lockUntil = new Date(now().getTime() + LOCK_MINUTES * 60_000);
  if (!(await store.takeGuess(db, name, { most, lockUntil }))) throw new Problem(identityProblems.locked);
  try {
    const result = await judge();
    await store.forgetGuesses(db, name);
    return result;
  } catch (error) {
    if (!(error instanceof Problem && wrong.includes(error.code))) await store.returnGuess(db, name);
    throw error;
  }
}

/** Lifts the lock of a name. */
export async function unlockName(db: Sql, cipher: FieldCipher, username: string): Promise<void> {
  await store.forgetGuesses(db, nameDigest(cipher, username));
}

/** Those of the names that are locked now. */
export async function lockedAmong(
  db: Sql,
  cipher: FieldCipher,
  usernames: readonly string[],
): Promise<ReadonlySet<string>> {
  const digests = usernames.map((username) => nameDigest(cipher, username));
  const locked = new Set((await store.listLockedNames(db, digests)).map((digest) => digest.toString("hex")));
  return new Set(usernames.filter((_, index) => locked.has(digests[index]?.toString("hex") ?? "")));
}

/** Keyed: the table must not say who was meant, least of all by names that were typed into the wrong field. */
function nameDigest(cipher: FieldCipher, username: string): Buffer {
  return cipher.blindIndex(username, "login.name");
}
