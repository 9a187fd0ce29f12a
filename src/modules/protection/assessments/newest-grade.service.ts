/** The grade of a child's newest assessment, for decisions that rest on it. */
import type { Tx } from "../../../platform/db/database.ts";
import type { Grade } from "./assessment-codes.contract.ts";
import { listOfChildren } from "./assessments.store.ts";

/** Undefined where nobody has assessed the guardians yet. */
export async function findNewestGrade(tx: Tx, childId: string): Promise<Grade | undefined> {
  const confirmed = (await listOfChildren(tx, [childId])).filter(({ confirmedOn }) => confirmedOn !== null);
  const newest = confirmed.toSorted((one, other) =>
    (other.confirmedOn ?? "").localeCompare(one.confirmedOn ?? ""),
  )[0];
  return newest?.grade ?? undefined;
}
