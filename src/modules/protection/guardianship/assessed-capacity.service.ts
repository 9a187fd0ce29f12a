/** The grade that the newest assessment of guardianship capacity gave since the state became guardian. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { readChildGrades } from "../assessments/read-assessments.service.ts";

/**
 * Undefined where nobody has assessed since then: what was found before says nothing of a return, and the word of the form counts,
 * which stands on the report in the papers.
 */
export async function findAssessedCapacity(
  tx: Tx,
  childId: string,
  since: IsoDate | undefined,
): Promise<string | undefined> {
  const { items } = await readChildGrades(tx, childId);
  return items.find(({ confirmedOn }) => since === undefined || confirmedOn >= since)?.grade;
}
