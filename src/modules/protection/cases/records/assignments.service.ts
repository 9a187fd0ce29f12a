/** 协办单: what a unit is to do in a case. It lies on the liaison's desk, is signed for, answered, and told to the lead. */
import { addDays } from "../../../../kernel/calendar-date.ts";
import { businessDate, now, today } from "../../../../kernel/clock.ts";
import { type MemberUnit, memberUnitCodes } from "../../../../kernel/member-units.ts";
import type { BodyOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { grant, listGrants } from "../../../../platform/access/grants.service.ts";
import { notFound } from "../../../../platform/access/policy.ts";
import { getWorkCalendar } from "../../../../platform/calendar/calendar.service.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import { newId } from "../../../../platform/db/new-id.ts";
import type { App } from "../../../../platform/http/app.ts";
import { listHolders, type PostHolder } from "../../../../platform/identity/post-holders.service.ts";
import { listParameters } from "../../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../../platform/parameters/read-parameter.ts";
import { escalateWhenLate } from "../../../../platform/tasks/late-tasks.service.ts";
import { closeTask, openTask } from "../../../../platform/tasks/tasks.service.ts";
import { adviceReply } from "../../protection.parameters.ts";
import type { CasePart } from "../../protection-codes.contract.ts";
import { districtOf } from "../../reports/receive-report.service.ts";
import { caseProblems } from "../case-problems.contract.ts";
import { assignmentKindCodes, type CaseView } from "../case-view.contract.ts";
import type * as contract from "../cases.contract.ts";
import { getCase } from "../open-case.service.ts";
import { readCase } from "../read-cases.service.ts";
import { caseHappened, demandCase, demandOpen } from "../seats.service.ts";
import { spanFrom } from "../span.ts";
import { TASK } from "./boxes.ts";
import type { AssignmentDraft } from "./record-effects.ts";
import * as store from "./records.store.ts";

const KIND = "protection.assignment";
escalateWhenLate(KIND);

const reply = readerOf(adviceReply);

/** The part in which a unit's liaison takes part. */
const partOfUnit: Readonly<Partial<Record<MemberUnit, CasePart>>> = {
  police: "police",
  procuratorate: "procuratorate",
  court: "court",
  justice: "justice",
  education: "education",
  health: "health",
  womensFederation: "womensFederation",
  youthLeague: "youthLeague",
  disabledFederation: "disabledFederation",
};

export async function giveAssignments(
  tx: Tx,
  app: App,
  caseId: string,
  recordId: string,
  drafts: readonly AssignmentDraft[],
): Promise<void> {
  const byLaw = await repliesBy(tx);
  await inEveryPlace(tx, async () => {
    for (const { dueOn = byLaw, ...given } of drafts) {
      const draft = { ...given, dueOn };
      const id = newId();
      const dueAt = new Date(Date.parse(`${addDays(dueOn, 1)}T00:00:00+08:00`) - 1000);
      await store.insertAssignment(tx, caseId, {
        ...{ id, recordId, dueAt, at: now() },
        ...{ kind: draft.kind, measure: draft.measure, unit: draft.unit },
        sealed: app.cipher.seal(draft.what, TASK),
      });
      await layOnDesk(tx, app, caseId, id, draft);
    }
  });
}

/** By when whoever was advised answers in writing; one that ends on a day of rest ends on the next working day. */
async function repliesBy(tx: Tx): Promise<string> {
  const count = reply.get(await listParameters(tx, today()));
  const { dueAt } = spanFrom(
    now().toISOString(),
    { count, unit: adviceReply.unit },
    await getWorkCalendar(tx),
  );
  return businessDate(new Date(dueAt));
}

/** On the desk of the unit's liaison, who may open the case from then on; a unit without one is looked after by the lead. */
async function layOnDesk(
  tx: Tx,
  app: App,
  caseId: string,
  id: string,
  draft: AssignmentDraft & { readonly dueOn: string },
): Promise<void> {
  const row = await getCase(tx, caseId);
  const liaisons = await liaisonsOf(tx, app, draft.unit);
  const taking = new Set(
    (await listGrants(tx, caseId))
      .filter(({ endedAt }) => endedAt === null)
      .map(({ accountId }) => accountId),
  );
  for (const { accountId } of liaisons) {
    if (!taking.has(accountId))
      await grant(tx, {
        holderId: caseId,
        accountId,
        part: partOfUnit[draft.unit] ?? "otherUnit",
        reason: "有协办单",
      });
  }
  const unit = memberUnitCodes.label(draft.unit);
  const isOurs = liaisons.length === 0;
  await openTask(tx, {
    kind: KIND,
    key: keyOf(id),
    title: `协办单：${row.title}`,
    why: isOurs
      ? `${assignmentKindCodes.label(draft.kind)}：请联系${unit}办理并登记结果（${unit}没有账号）。`
      : `${assignmentKindCodes.label(draft.kind)}：请签收并在期限内办结。`,
    link: `/cases/${caseId}`,
    dueOn: draft.dueOn,
    ...(row.sealed || !isOurs ? { secretOf: caseId } : {}),
    ...(isOurs
      ? { role: row.leadRole, scopeCode: row.leadPlace, accountId: row.leadId }
      : { role: "partnerLiaison" as const, scopeCode: districtOf(app), department: draft.unit }),
  });
}

export async function liaisonsOf(tx: Tx, app: App, unit: MemberUnit): Promise<PostHolder[]> {
  const holders = await listHolders(tx, "partnerLiaison", districtOf(app));
  return holders.filter(({ department }) => department === unit);
}

const keyOf = (id: string) => `protection.assignment/${id}`;

const told = {
  accept: "签收了协办单",
  refuse: "退回了协办单",
  done: "办结了协办单",
  vain: "协办单没有办成",
  withdraw: "撤回了协办单",
} as const;
const states = {
  accept: "accepted",
  refuse: "refused",
  done: "done",
  vain: "vain",
  withdraw: "withdrawn",
} as const;

/** @throws access.notFound, protection.assignment.notYours, protection.assignment.settled, protection.case.stale, closed */
export async function answerAssignment(
  tx: Tx,
  app: App,
  { id: caseId, assignmentId }: { readonly id: string; readonly assignmentId: string },
  body: BodyOf<typeof contract.answerAssignment>,
  version: number,
): Promise<CaseView> {
  const { row, seat } = await demandCase(tx, caseId);
  demandOpen(row.state);
  const one = (await store.listAssignments(tx, caseId)).find(({ id }) => id === assignmentId);
  if (one === undefined) throw notFound();
  const isOwn =
    one.accountId === tx.actor.accountId || (one.unit !== null && one.unit === tx.actor.department);
  const isLeading = ["lead", "supervisor", "office"].includes(seat);
  if (!isLeading && (!isOwn || body.answer === "withdraw")) throw new Problem(caseProblems.notYourAssignment);
  if (one.state !== "waiting" && one.state !== "accepted") throw new Problem(caseProblems.assignmentSettled);
  const { answer } = body;
  const change = {
    state: states[answer],
    at: now(),
    replySealed: answer === "accept" ? null : app.cipher.seal(body.words, TASK),
  };
  if (!(await store.updateAssignment(tx, assignmentId, version, change)))
    throw new Problem(caseProblems.stale);
  if (answer !== "accept") await closeTask(tx, keyOf(assignmentId), told[answer]);
  const unit = one.unit === null ? "" : memberUnitCodes.label(one.unit);
  const isBegun = (answer === "accept" || answer === "done") && one.kind === "measure";
  await caseHappened(
    tx,
    caseId,
    {
      code: `assignment.${answer}`,
      data: { unit: one.unit, kind: one.kind, on: businessDate(now()) },
      words: `${unit}${told[answer]}`,
    },
    ...(isBegun ? [{ code: "serviceBegun", data: { measure: one.measure }, words: "帮扶措施开始" }] : []),
  );
  return readCase(tx, app, caseId);
}
