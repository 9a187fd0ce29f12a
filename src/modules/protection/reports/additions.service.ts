/** What whoever reported adds later lies on the desk of the person responsible until that person has seen it. */
import { today } from "../../../kernel/clock.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { escalateWhenLate } from "../../../platform/tasks/late-tasks.service.ts";
import { changeTask, closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import { findCase } from "../cases/cases.store.ts";
import { happened } from "../cases/events.service.ts";
import { heldCase } from "../cases/open-case.service.ts";
import { heldRow } from "./held-report.service.ts";
import type { ReportRow } from "./reports.store.ts";

const KIND = "protection.added";
escalateWhenLate(KIND);

const keyOf = (reportId: string) => `${KIND}/${reportId}`;

export async function tellAddition(
  tx: Tx,
  app: Pick<App, "places">,
  report: ReportRow,
  words: string,
): Promise<void> {
  const held = heldRow(app, report);
  await happened(tx, held, { code: "added", words, byReporter: true });
  await tellCase(tx, report);
  // Who answers for a report that they made themselves knows what they wrote.
  if (report.receiverId === tx.actor.accountId) return;
  await openTask(tx, {
    kind: KIND,
    key: keyOf(report.id),
    title: `看报告人补充的情况：${held.title}`,
    why: "补充的话、照片可能说明孩子现在更危险。看过以后在报告页上点“看过了”。",
    link: `/reports/${report.id}`,
    role: report.receiverRole,
    scopeCode: report.receiverPlace,
    accountId: report.receiverId,
    dueOn: today(),
    secretOf: report.sealed ? report.id : undefined,
  });
}

/** Who works in the case sees that there is more to read; what it says stands with the report. */
async function tellCase(tx: Tx, { caseId }: ReportRow): Promise<void> {
  if (caseId === null) return;
  const found = await inEveryPlace(tx, () => findCase(tx, caseId));
  if (found === undefined || found.state === "closed") return;
  await happened(tx, heldCase(found), {
    code: "reportedMore",
    words: "报告的人又补充了情况，写在报告里",
    byReporter: true,
  });
}

/** Whoever is responsible now has it on the own desk. */
export async function passAdditions(tx: Tx, reportId: string): Promise<void> {
  const { accountId, role, placeCode } = tx.actor;
  await changeTask(tx, keyOf(reportId), { accountId, desk: { role, scopeCode: placeCode } });
}

export async function settleAdditions(tx: Tx, reportId: string): Promise<void> {
  await closeTask(tx, keyOf(reportId), "看过了");
}
