/** A child with another guardian: whoever receives its money is to be looked at again (R-064). */
import { today } from "../../../../kernel/clock.ts";
import { monthOfDate } from "../../../../kernel/month.ts";
import type { Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import type { MatterFile } from "../../../../platform/procedures/procedure-book.service.ts";
import { openTask } from "../../../../platform/tasks/tasks.service.ts";
import { listEntitlementsOf } from "../../../benefits/entitlements/entitlements.service.ts";
import { nameOf } from "../answers.ts";
import { payeeTaskKey } from "../task-keys.ts";

export async function askForPayee(tx: Tx, app: App, file: MatterFile): Promise<void> {
  if (file.subjectId === null) return;
  const month = monthOfDate(today());
  const running = (await listEntitlementsOf(tx, app, file.subjectId)).filter(
    ({ toMonth }) => toMonth === null || toMonth >= month,
  );
  if (running.length === 0) return;
  const payees = [...new Set(running.map(({ payeeName }) => payeeName).filter((name) => name !== null))];
  await openTask(tx, {
    kind: "guardianship.payee",
    key: payeeTaskKey(file.id),
    title: `核对待遇领取人：${file.subjectName}`,
    why: `${nameOf(file)}已生效，监护人变了。正在领取 ${running.length} 项待遇${payees.length === 0 ? "" : `，领取人是${payees.join("、")}`}，请核对要不要变更领取人。`,
    link: `/children/${file.subjectId}/entitlements`,
    role: "townshipSupervisor",
    scopeCode: file.matter.places.home.slice(0, 9),
    subjectId: file.subjectId,
  });
}
