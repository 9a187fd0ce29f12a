/** What is under way about somebody, for rooms that would otherwise ask for the same again. */
import { inEveryPlace, type Tx } from "../db/database.ts";
import { listRunningAmong, listRunningOf, type RunningMatter, type RunningOne } from "./matters.store.ts";

/** Received and not yet decided, wherever it was handed in; a draft asks for nothing yet. */
export async function runningMattersOf(tx: Tx, subjectIds: readonly string[]): Promise<RunningMatter[]> {
  if (subjectIds.length === 0) return [];
  return inEveryPlace(tx, () => listRunningOf(tx, subjectIds));
}

/** Of these, those that still run, for rooms that wait for their end. */
export async function runningAmong(tx: Tx, ids: readonly string[]): Promise<RunningOne[]> {
  if (ids.length === 0) return [];
  return inEveryPlace(tx, () => listRunningAmong(tx, ids));
}
