/** Two people close a case, when its conditions are met; it can be opened again. */
import { addMonths } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { notFound } from "../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../platform/db/database.ts";
import { newId } from "../../../platform/db/new-id.ts";
import type { App } from "../../../platform/http/app.ts";
import { nameSomebody } from "../../../platform/identity/name-somebody.service.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { closeTask, closeTasks, openTask } from "../../../platform/tasks/tasks.service.ts";
import { codeLives } from "../protection.parameters.ts";
import { heldRow } from "../reports/held-report.service.ts";
import { districtOf } from "../reports/receive-report.service.ts";
import { listReportsOfCase, updateReport } from "../reports/reports.store.ts";
import { childrenOfCaseChanged } from "./case-children.service.ts";
import { caseProblems } from "./case-problems.contract.ts";
import type { CaseView } from "./case-view.contract.ts";
import type * as contract from "./cases.contract.ts";
import * as store from "./cases.store.ts";
import { type ClosingGround, type Condition, closingGroundCodes, unmetOf } from "./closing-conditions.ts";
import { closingFactsOf } from "./closing-facts.service.ts";
import { happened, listEvents } from "./events.service.ts";
import { moveTaskKey, refusedTaskKey } from "./moves/move-words.ts";
import { getCase } from "./open-case.service.ts";
import { readCase } from "./read-cases.service.ts";
import { CONCLUSION } from "./records/boxes.ts";
import * as records from "./records/records.store.ts";
import { stopReminding } from "./reminders/reminders.service.ts";
import { caseHappened, demandCase, demandLeading } from "./seats.service.ts";

const lives = readerOf(codeLives);
const keyOf = (id: string) => `protection.closing/${id}`;

/** @throws access.notFound, protection.case.notYourPart, closed, protection.closing.conditions, protection.closing.open */
export async function askClosing(
  tx: Tx,
  app: App,
  id: string,
  { ground, conclusion }: BodyOf<typeof contract.askClosing>,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id);
  await demandConditions(tx, row, ground);
  const one = { id: newId(), ground, at: now(), conclusionSealed: app.cipher.seal(conclusion, CONCLUSION) };
  if (!(await records.insertClosing(tx, id, one))) throw new Problem(caseProblems.closingOpen);
  const desk = { role: "districtOfficer" as const, scopeCode: districtOf(app) };
  await openTask(tx, {
    kind: "protection.closing",
    key: keyOf(id),
    title: `结案签字：${row.title}`,
    why: `${tx.actor.displayName}提出结案（${closingGroundCodes.label(ground)}），要第二个人签字。`,
    link: `/cases/${id}`,
    ...desk,
    dueOn: today(),
    ...(row.sealed ? { secretOf: id, accountId: await nameSigner(tx, id, desk.scopeCode) } : {}),
  });
  await caseHappened(tx, id, { code: "closingAsked", data: { ground }, words: "提出结案" });
  return readCase(tx, app, id);
}

/** The second signature under a sealed case is one named person's. */
function nameSigner(tx: Tx, holderId: string, placeCode: string): Promise<string | undefined> {
  return nameSomebody(tx, {
    ...{ holderId, placeCode, role: "districtOfficer", part: "supervisor" },
    reason: "结案要第二个人签字，由系统指定",
    but: tx.actor.accountId,
  });
}

/** @throws access.notFound, protection.closing.sameSigner, protection.closing.settled, protection.closing.conditions */
export async function signClosing(
  tx: Tx,
  app: App,
  { id, closingId }: { readonly id: string; readonly closingId: string },
  { accept, why }: BodyOf<typeof contract.signClosing>,
): Promise<CaseView> {
  const { row } = await demandCase(tx, id);
  const closing = await records.findClosing(tx, id, "closing");
  if (closing === undefined) throw new Problem(caseProblems.closingSettled);
  if (closing.id !== closingId) throw notFound();
  if (closing.askedBy === tx.actor.accountId) throw new Problem(caseProblems.sameSigner);
  // Between the two signatures something may have come up.
  if (accept) await demandConditions(tx, row, closing.ground as ClosingGround);
  if (!(await records.settleClosing(tx, closingId, now(), accept ? null : (why ?? "没有说明理由"))))
    throw new Problem(caseProblems.closingSettled);
  await closeTask(tx, keyOf(id), accept ? "已签字结案" : "已退回");
  if (accept) await closeFor(tx, app, id, closing.ground);
  else await caseHappened(tx, id, { code: "closingReturned", words: "退回了结案" });
  return readCase(tx, app, id);
}

async function closeFor(tx: Tx, app: App, id: string, ground: string): Promise<void> {
  await inEveryPlace(tx, async () => {
    const at = now();
    // The state follows from the event; both in one statement, for a closed case has a day of closing.
    await store.closeCase(tx, id, at);
    await closeTasks(tx, [moveTaskKey(id), refusedTaskKey(id)], "个案已结案");
    await caseHappened(tx, id, { code: "closed", data: { ground }, words: "两人签字结案" });
    await stopReminding(tx, id);
    await childrenOfCaseChanged(tx, id);
    const months = lives.find(await listParameters(tx, today())) ?? 0;
    for (const report of await listReportsOfCase(tx, id)) {
      await updateReport(tx, report.id, report.version, { codeUntil: addMonths(today(), months) });
      await happened(tx, heldRow(app, report), { code: "finished", words: "个案办结" });
    }
  });
}

/** @throws protection.closing.conditions, with what is not met */
async function demandConditions(tx: Tx, row: store.CaseRow, ground: ClosingGround): Promise<void> {
  const events = await listEvents(tx, row.id);
  const unmet = unmetOf(await closingFactsOf(tx, row, events, ground));
  if (unmet.length === 0) return;
  throw new Problem(caseProblems.conditions, {
    detail: `没有满足：${unmet.map(sayUnmet).join("；")}。个案没有变。`,
    extra: { unmet },
  });
}

function sayUnmet({ says, open }: Condition): string {
  return open.length === 0 ? says : `${says}（${open.map((one) => one.says).join("、")}）`;
}

/** @throws access.notFound, protection.case.notYourPart, stale */
export async function reopenCase(
  tx: Tx,
  app: App,
  id: string,
  { why }: BodyOf<typeof contract.reopenCase>,
  version: number,
): Promise<CaseView> {
  const { row } = await demandLeading(tx, id, { evenClosed: true });
  if (row.state !== "closed" || row.version !== version) throw new Problem(caseProblems.stale);
  await inEveryPlace(tx, () => store.reopenCase(tx, id));
  await caseHappened(tx, id, { code: "reopened", words: "重新打开个案" });
  await childrenOfCaseChanged(tx, id);
  tx.note({ detail: { case: (await getCase(tx, id)).number, ...(row.sealed ? {} : { why }) } });
  return readCase(tx, app, id);
}
