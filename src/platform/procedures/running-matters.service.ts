/** What is under way about somebody, for rooms that would otherwise ask for the same again. */
import { inEveryPlace, type Tx } from "../db/database.ts";
import { listRunningOf, type RunningMatter } from "./matters.store.ts";

/** Received and not yet decided, wherever it was handed in; a draft asks for nothing yet. */
export async function runningMattersOf(tx: Tx, subjectIds: readonly string[]): Promise<RunningMatter[]> {
  if (subjectIds.length === 0) return [];
  return inEveryPlace(tx, () => listRunningOf(tx, subjectIds));
}
