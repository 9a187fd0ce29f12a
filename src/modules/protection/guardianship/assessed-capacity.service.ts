/** The seam to the assessments of guardianship capacity: their room answers here once it is there. */
import type { Tx } from "../../../platform/db/database.ts";

type FindCapacity = (tx: Tx, childId: string) => Promise<string | undefined>;
let find: FindCapacity | undefined;

/** Says where the grade of a child's newest assessment is read. */
export function readAssessedCapacityFrom(source: FindCapacity): void {
  find = source;
}

/** The newest grade; undefined where nobody has assessed, and then the form's own word counts. */
export function findAssessedCapacity(tx: Tx, childId: string): Promise<string | undefined> {
  return find === undefined ? Promise.resolve(undefined) : find(tx, childId);
}
