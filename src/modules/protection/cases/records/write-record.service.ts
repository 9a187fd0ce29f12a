/** Writes a record into a case: its box, what happens by it, whom it gives something to do. */
import { businessDate, now, today } from "../../../../kernel/clock.ts";
import type { BodyOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { heldRow } from "../../reports/held-report.service.ts";
import { listReportsOfCase } from "../../reports/reports.store.ts";
import { caseProblems } from "../case-problems.contract.ts";
import type { CaseView } from "../case-view.contract.ts";
import type * as contract from "../cases.contract.ts";
import { happened, listEvents } from "../events.service.ts";
import { readCase } from "../read-cases.service.ts";
import { caseHappened, demandCase, demandOpen } from "../seats.service.ts";
import { giveAssignments } from "./assignments.service.ts";
import { RECORD } from "./boxes.ts";
import { bringHome, correctPlacing, placeChildren } from "./placing.service.ts";
import { assignmentsOf, effectsOf, plainOf } from "./record-effects.ts";
import type { RecordBody } from "./record-kinds.contract.ts";
import * as store from "./records.store.ts";

/** A phone's clock may run a little ahead of ours. */
const AHEAD_MS = 10 * 60_000;

/** @throws access.notFound, protection.case.notYourPart, closed, future, beforeReport, dueBefore, and of a placement alreadyPlaced, notPlaced, returnUnderState, returnUnassessed */
export async function addCaseRecord(
  tx: Tx,
  app: App,
  caseId: string,
  { id, happenedAt, record }: BodyOf<typeof contract.addCaseRecord>,
): Promise<CaseView> {
  const { row, sight } = await demandCase(tx, caseId);
  if (!sight.writes.includes(record.kind)) throw new Problem(caseProblems.notYourPart);
  demandOpen(row.state);
  const at = new Date(happenedAt);
  await demandSoundTime(tx, caseId, at);
  if (assignmentsOf(record).some(({ dueOn }) => dueOn !== undefined && dueOn < today()))
    throw new Problem(caseProblems.dueBefore);
  const isNew = await store.insertRecord(tx, caseId, {
    id,
    kind: record.kind,
    happenedAt: at,
    sealed: app.cipher.sealJson(record.content, RECORD),
    plain: plainOf(record),
    at: now(),
    replacesId: null,
  });
  if (isNew) await follow(tx, app, caseId, id, record, at);
  return readCase(tx, app, caseId);
}

async function follow(
  tx: Tx,
  app: App,
  caseId: string,
  recordId: string,
  record: RecordBody,
  at: Date,
): Promise<void> {
  const told = { caseId, recordId, at };
  if (record.kind === "placement") await placeChildren(tx, told, record.content);
  if (record.kind === "returnHome") await bringHome(tx, told, record.content);
  const before = await inEveryPlace(tx, () => listEvents(tx, caseId));
  const followUps = before.filter(({ code }) => code === "followedUp").length;
  await caseHappened(tx, caseId, ...effectsOf(record, followUps).map((effect) => ({ ...effect, at })));
  await giveAssignments(tx, app, caseId, recordId, assignmentsOf(record));
  if (record.kind === "visit") await tellReports(tx, app, caseId);
}

/** After a visit something has been done about the report: from now on whoever made it is to hear of it. */
async function tellReports(tx: Tx, app: App, caseId: string): Promise<void> {
  await inEveryPlace(tx, async () => {
    for (const report of await listReportsOfCase(tx, caseId)) {
      const events = await listEvents(tx, report.id);
      if (!events.some(({ code }) => code === "handled"))
        await happened(tx, heldRow(app, report), { code: "handled", words: "已到现场核查，作了处置" });
    }
  });
}

/** @throws protection.case.future, protection.case.beforeReport */
async function demandSoundTime(tx: Tx, caseId: string, at: Date): Promise<void> {
  if (at.getTime() > now().getTime() + AHEAD_MS) throw new Problem(caseProblems.future);
  const reports = await inEveryPlace(tx, () => listReportsOfCase(tx, caseId));
  const first = reports[0]?.receivedAt;
  if (first !== undefined && businessDate(at) < businessDate(first))
    throw new Problem(caseProblems.beforeOpening);
}

/** What was written stays, struck out; the new one says why. @throws as above, protection.case.replaced */
export async function correctCaseRecord(
  tx: Tx,
  app: App,
  { id: caseId, recordId }: { readonly id: string; readonly recordId: string },
  { id, happenedAt, record, why }: BodyOf<typeof contract.correctCaseRecord>,
): Promise<CaseView> {
  const { row, seat } = await demandCase(tx, caseId);
  demandOpen(row.state);
  const old = (await store.listRecords(tx, caseId)).find((one) => one.id === recordId);
  const isOwn = old?.byAccount === tx.actor.accountId || seat === "lead";
  if (old === undefined || !isOwn || old.kind !== record.kind) throw new Problem(caseProblems.notYourPart);
  const at = new Date(happenedAt);
  await demandSoundTime(tx, caseId, at);
  if (!(await store.markReplaced(tx, caseId, recordId, now(), why))) throw new Problem(caseProblems.replaced);
  await store.insertRecord(tx, caseId, {
    id,
    kind: record.kind,
    happenedAt: at,
    sealed: app.cipher.sealJson(record.content, RECORD),
    plain: plainOf(record),
    at: now(),
    replacesId: recordId,
  });
  if (record.kind === "placement") await correctPlacing(tx, recordId, id, record.content);
  await caseHappened(tx, caseId, ...correctionOf(record, at));
  return readCase(tx, app, caseId);
}

/** A corrected verdict on safety holds from now on; nothing else that happened is undone by other words. */
function correctionOf(record: RecordBody, at: Date) {
  const corrected = { code: "corrected", data: { kind: record.kind }, words: "更正了一条记录" };
  if (record.kind !== "visit" && record.kind !== "safetyCheck") return [corrected];
  const { safety } = record.content;
  const finding = record.kind === "visit" ? { finding: record.content.finding } : {};
  const again = {
    code: record.kind === "visit" ? "visited" : "safetyChecked",
    data: { safety, ...finding },
    at,
  };
  return [corrected, { ...again, words: "更正后的安全评估" }];
}
