/**
 * What an application means for the finding that led to it: no task while it runs, laid aside with the reasons when it is refused,
 * asked again when it comes to nothing.
 */
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { closeTasks } from "../../../../platform/tasks/tasks.service.ts";
import { keyOfTask } from "../../screening/finding-tasks.service.ts";
import { awaitTasks, type FindingRow, listFindingsOf } from "../../screening/findings.store.ts";
import { settleFinding } from "../../screening/settle-finding.service.ts";
import type { BenefitProcedure } from "../benefit-procedures.ts";
import { subjectsOf } from "../subjects-of.ts";

/** It is applied for: nobody has to be reminded. */
export async function closeFindingTasks(
  tx: Tx,
  of: BenefitProcedure,
  file: Pick<MatterFile, "no" | "subjectId">,
): Promise<void> {
  const rows = await findingsOf(tx, of, file);
  await closeTasks(
    tx,
    rows.map(({ id }) => keyOfTask(id)),
    `已受理申请 ${file.no ?? ""}`.trim(),
  );
}

/** 不予确认: the same facts do not bring it back. */
export async function settleRefusedFindings(
  tx: Tx,
  app: App,
  of: BenefitProcedure,
  file: MatterFile,
): Promise<void> {
  const last = file.matter.steps.findLast(({ decision }) => decision !== null)?.decision;
  const note = `不予确认：${last?.opinion ?? ""}`;
  for (const row of await findingsOf(tx, of, file))
    await settleFinding(tx, app, row.id, { reason: "notEligible", note }, row.version);
}

/** Withdrawn or closed: what was found is asked again, with the next look at the desks. */
export async function askAgain(tx: Tx, of: BenefitProcedure, file: MatterFile): Promise<void> {
  await awaitTasks(
    tx,
    (await findingsOf(tx, of, file)).map(({ id }) => id),
  );
}

async function findingsOf(
  tx: Tx,
  of: BenefitProcedure,
  { subjectId }: Pick<MatterFile, "subjectId">,
): Promise<FindingRow[]> {
  const about = subjectsOf(of);
  if (subjectId === null || about.size === 0) return [];
  return (await listFindingsOf(tx, subjectId)).filter((row) => row.state === "open" && about.has(row.about));
}
