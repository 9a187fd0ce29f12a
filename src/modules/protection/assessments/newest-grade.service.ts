/** The grade of a child's newest assessment, for decisions that rest on it. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { Grade } from "./assessment-codes.contract.ts";
import { listOfChildren } from "./assessments.store.ts";

/** Undefined where nobody has assessed the guardians yet, or not since that day. */
export async function findNewestGrade(tx: Tx, childId: string, since?: IsoDate): Promise<Grade | undefined> {
  // In the order of their beginning: of two confirmed on one day the later begun counts.
  const confirmed = (await listOfChildren(tx, [childId])).filter(
    ({ confirmedOn }) => confirmedOn !== null && (since === undefined || confirmedOn >= since),
  );
  const newest = confirmed
    .toSorted((one, other) => (one.confirmedOn ?? "").localeCompare(other.confirmedOn ?? ""))
    .at(-1);
  return newest?.grade ?? undefined;
}
