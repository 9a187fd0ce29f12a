/**
 * Tells other rooms which files changed. The queue is filled in the transaction of the change, by whatever process or thread makes
 * it, and emptied in the transaction that follows it: a kill in between loses nothing. One room takes from it; others hear from
 * that room, or ask what changed since they last looked.
 */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { now, today } from "../../kernel/clock.ts";
import type { Tx } from "../../platform/db/database.ts";
import * as store from "./changed-files.store.ts";

export { CHANGED_FILES_CHANNEL, FOLLOWED_FILES_CHANNEL } from "./changed-files.store.ts";

export async function markFilesChanged(tx: Tx, childIds: readonly string[]): Promise<void> {
  if (childIds.length > 0) await store.insertChanged(tx, childIds);
}

/** Takes ids of changed files out of the queue, each once; none when all has been followed. */
export function takeChangedFiles(tx: Pick<Tx, "sql">, limit: number): Promise<string[]> {
  return store.takeChanged(tx, limit, now());
}

/** How far somebody has read: whatever was committed by then is in it. */
export interface FilesMoment {
  /** Transactions below this number were over. */
  readonly xmin: string;
  readonly on: IsoDate;
}

export function readFilesMoment(tx: Pick<Tx, "sql">): Promise<FilesMoment> {
  return store.readMoment(tx, today());
}

/** Longer than any job waits to be done again; who has looked away for longer looks at everything. */
const REMEMBERED_DAYS = 2;

/**
 * Files changed since that moment, and those that ended by themselves; some of them may have been told before. Undefined where too
 * much time has passed, or the database is another one than then.
 */
export async function listFilesChangedSince(
  tx: Pick<Tx, "sql">,
  since: FilesMoment,
): Promise<{ readonly moment: FilesMoment; readonly childIds: readonly string[] } | undefined> {
  const on = today();
  if (since.on > on || since.on <= addDays(on, -REMEMBERED_DAYS)) return undefined;
  const changed = await store.listChangedSince(tx, since, on);
  return changed.isKnown ? { moment: { xmin: changed.xmin, on }, childIds: changed.ids } : undefined;
}

export async function forgetFollowedFiles(tx: Pick<Tx, "sql">): Promise<void> {
  await store.deleteFollowed(tx, addDays(today(), -REMEMBERED_DAYS));
}
