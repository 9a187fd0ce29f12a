/**
 * Tells other rooms which files changed. The queue is filled in the transaction of the change, by whatever process or thread makes
 * it, and emptied in the transaction that follows it: a kill in between loses nothing. One room takes from it; others hear from
 * that room.
 */
import type { Tx } from "../../platform/db/database.ts";
import * as store from "./changed-files.store.ts";

export { CHANGED_FILES_CHANNEL } from "./changed-files.store.ts";

export async function markFilesChanged(tx: Tx, childIds: readonly string[]): Promise<void> {
  if (childIds.length > 0) await store.insertChanged(tx, childIds);
}

/** Takes ids of changed files out of the queue, each once; none when all has been followed. */
export function takeChangedFiles(tx: Pick<Tx, "sql">, limit: number): Promise<string[]> {
  return store.takeChanged(tx, limit);
}
