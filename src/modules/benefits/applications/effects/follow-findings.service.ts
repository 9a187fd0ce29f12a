/** What an application means for the finding that led to it: no task while it runs, laid aside with the reasons when it is refused. */
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { closeTasks } from "../../../../platform/tasks/tasks.service.ts";
import { keyOfTask } from "../../screening/finding-tasks.service.ts";
import { type FindingRow, listFindingsOf } from "../../screening/findings.store.ts";
import { settleFinding } from "../../screening/settle-finding.service.ts";
import type { BenefitProcedure } from "../benefit-procedures.ts";
import { categoryOf } from "../ending-rules.ts";

/** It is applied for: nobody has to be reminded. Withdrawn, it still stands on the list. */
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

async function findingsOf(
  tx: Tx,
  { form, grants }: BenefitProcedure,
  { subjectId }: Pick<MatterFile, "subjectId">,
): Promise<FindingRow[]> {
  if (subjectId === null || grants === undefined) return [];
  const category = form === "living" ? categoryOf(grants) : undefined;
  const about = new Set([`programme:${grants}`, ...(category === undefined ? [] : [`category:${category}`])]);
  return (await listFindingsOf(tx, subjectId)).filter((row) => row.state === "open" && about.has(row.about));
}
