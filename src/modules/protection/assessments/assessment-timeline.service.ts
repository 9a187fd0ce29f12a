/** What the child's timeline tells of assessments: the grade, to whoever may see that. */

import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { TimelineEntry } from "../../registry/child-file.contract.ts";
import { gradeCodes } from "./assessment-codes.contract.ts";
import { listOfChildren } from "./assessments.store.ts";

export async function listAssessmentsOf(tx: Tx, childIds: readonly string[]): Promise<TimelineEntry[]> {
  const mayRead = mayDo(tx.actor, "assessment.read");
  const rows = await listOfChildren(tx, childIds);
  return rows.flatMap(({ id, grade, confirmedOn, confirmedByName }) =>
    grade === null || confirmedOn === null
      ? []
      : [
          {
            id,
            on: confirmedOn,
            kind: "protection.assessment",
            title: "监护能力评估",
            text: gradeCodes.label(grade),
            by: confirmedByName ?? "系统",
            recordedAt: `${confirmedOn}T00:00:00.000Z`,
            undo: null,
            before: null,
            link: mayRead ? `/assessments/${id}` : null,
          },
        ],
  );
}
