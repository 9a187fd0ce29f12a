/** Letters, plans and orders to guardians: recorded, carried out entry by entry, concluded. */
import { v7 as uuid } from "uuid";
import { addMonths, type IsoDate } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import type { BodyOf } from "../../../kernel/operation.ts";
import { Problem } from "../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { closeTask, closeTasks, openTask } from "../../../platform/tasks/tasks.service.ts";
import { findApplicantChild } from "../../registry/applicants.service.ts";
import { chooseCase } from "../cases/links/choose-case.service.ts";
import { caseHappened } from "../cases/seats.service.ts";
import type {
  concludeOrder as concludeOperation,
  OrderInput,
  recordEntry as recordOperation,
} from "./guardianship-acts.contract.ts";
import { type OrderKind, orderKindCodes } from "./guardianship-codes.contract.ts";
import { guardianshipProblems } from "./guardianship-problems.contract.ts";
import { type GuardianshipTerms, termsOn } from "./guardianship-terms.service.ts";
import { hoursOf, orderClock } from "./order-clock.ts";
import { entriesOf } from "./order-entries.ts";
import * as store from "./orders.store.ts";
import { missedTaskKey, orderTaskKey } from "./task-keys.ts";

/** What a village may record: the rest is for those who work on protection. */
const ofVillage: ReadonlySet<OrderKind> = new Set(["responsibilityLetter", "supervision"]);

/** @throws access.notFound, protection.guardianship.tooLong, .datesOverlap, protection.case.whichCase, .notTheirs */
export async function issueOrder(tx: Tx, childId: string, body: OrderInput) {
  return insertOrderOf(tx, childId, body, await chooseCase(tx, childId, body.caseId));
}

/** `caseId`: to which it belongs, where a decision has said so already. */
export async function insertOrderOf(
  tx: Tx,
  childId: string,
  body: OrderInput,
  caseId: string | undefined,
  secretOf: string | null = null,
) {
  const child = await findApplicantChild(tx, childId);
  if (child === undefined || !mayHandle(tx, body.kind)) throw notFound();
  if (body.issuedOn > today()) throw new Problem(guardianshipProblems.datesOverlap);
  const terms = await termsOn(tx, body.issuedOn);
  const id = uuid();
  const { number = null, personRelation = null, validUntil = null, ...rest } = body;
  await store.insertOrder(
    tx,
    {
      ...rest,
      id,
      childId,
      scopeCode: child.villageCode,
      number,
      personRelation,
      validUntil: demandTerm(body.kind, body.issuedOn, validUntil, terms),
      caseId: caseId ?? null,
      secretOf,
    },
    now(),
  );
  if (caseId !== undefined)
    await caseHappened(tx, caseId, {
      code: "orderIssued",
      data: { kind: body.kind },
      words: `登记${orderKindCodes.label(body.kind)}`,
    });
  tx.note({ subjectIds: [secretOf ?? childId], detail: { order: body.kind, on: body.issuedOn } });
  return { id, version: 1 };
}

function mayHandle(tx: Tx, kind: OrderKind): boolean {
  return mayDo(tx.actor, "guardianship.write") || ofVillage.has(kind);
}

/** The term as it is written, or as it usually is; a protection order lasts no longer than the law lets it. */
function demandTerm(
  kind: OrderKind,
  from: IsoDate,
  until: IsoDate | null,
  { educationMonths, protectionOrderMonths }: GuardianshipTerms,
): IsoDate | null {
  const months = kind === "familyEducation" ? educationMonths : protectionOrderMonths;
  if (kind !== "familyEducation" && kind !== "protectionOrder") return until;
  if (months === undefined) return until;
  const usual = addMonths(from, months);
  if (until !== null && until < from) throw new Problem(guardianshipProblems.datesOverlap);
  if (kind === "protectionOrder" && until !== null && until > usual)
    throw new Problem(guardianshipProblems.tooLong);
  return until ?? usual;
}

/** @throws access.notFound, protection.guardianship.orderClosed, .entryKind, .tooLong, .datesOverlap */
export async function recordEntry(tx: Tx, orderId: string, body: BodyOf<typeof recordOperation>) {
  const order = await demandOrder(tx, orderId);
  if (order.concludedOn !== null) throw new Problem(guardianshipProblems.orderClosed);
  if (
    !entriesOf[order.kind].includes(body.kind) ||
    (body.kind === "session") !== (body.minutes !== undefined)
  )
    throw new Problem(guardianshipProblems.entryKind);
  if (body.on < order.issuedOn || body.on > today()) throw new Problem(guardianshipProblems.datesOverlap);
  await closeDue(tx, order);
  const until = body.kind === "renewal" ? await demandRenewal(tx, order, body.on, body.until) : null;
  const id = uuid();
  const { childId, scopeCode } = order;
  const entry = { id, orderId, childId, scopeCode, on: body.on, minutes: body.minutes ?? null };
  await store.insertEntry(tx, { ...entry, kind: body.kind, until, said: body.said }, now());
  if (body.kind === "missed") await noticeAgain(tx, order, id);
  if (order.kind === "familyEducation") await closeEducation(tx, order, body.kind === "notice");
  const version =
    until === null
      ? order.version
      : await store.updateOrder(tx, orderId, { validUntil: until, concludedOn: null, conclusion: null });
  tx.note({
    subjectIds: [order.secretOf ?? childId],
    detail: { order: order.kind, entry: body.kind, on: body.on },
  });
  return { id, version };
}

/** What was due of it is done, or put off. */
async function closeDue(tx: Tx, order: store.OrderRow): Promise<void> {
  const entries = await store.listEntries(tx, [order.id]);
  const terms = await termsOn(tx, today());
  const { dueOn } = orderClock({ ...order, entries }, terms, today());
  if (dueOn !== null && order.kind !== "familyEducation")
    await closeTask(tx, orderTaskKey(order.id, dueOn), "已登记");
}

/** The hours are done, or whoever stayed away was told: nobody is to be urged about it any more. */
async function closeEducation(tx: Tx, order: store.OrderRow, isServed: boolean): Promise<void> {
  const entries = await store.listEntries(tx, [order.id]);
  const { isDone } = hoursOf({ ...order, entries });
  if (isDone && order.validUntil !== null)
    await closeTask(tx, orderTaskKey(order.id, order.validUntil), "已完成");
  if (!isDone && !isServed) return;
  const absences = entries.filter(({ kind }) => kind === "missed").map(({ id }) => id);
  const because = [...absences, `${order.id}/${order.validUntil ?? ""}`];
  await closeTasks(tx, because.map(missedTaskKey), isDone ? "已完成" : "已送达");
}

async function demandRenewal(
  tx: Tx,
  { kind, validUntil }: store.OrderRow,
  on: IsoDate,
  until: IsoDate | undefined,
): Promise<IsoDate> {
  if (until === undefined || until < on || (validUntil !== null && until <= validUntil))
    throw new Problem(guardianshipProblems.datesOverlap);
  const { protectionOrderMonths: months } = await termsOn(tx, on);
  const begin = validUntil !== null && validUntil > on ? validUntil : on;
  if (kind === "protectionOrder" && months !== undefined && until > addMonths(begin, months))
    throw new Problem(guardianshipProblems.tooLong);
  return until;
}

/** Who stays away is called anew: the notice stands beside the absence, and somebody is to serve it. */
export async function noticeAgain(tx: Tx, order: store.OrderRow, because: string): Promise<void> {
  const { id: orderId, childId, scopeCode, personName } = order;
  const said = `通知${personName}继续接受家庭教育指导`;
  const entry = { id: uuid(), orderId, childId, scopeCode, on: today(), minutes: null, until: null };
  await store.insertEntry(tx, { ...entry, kind: "notice", said }, now());
  await openTask(tx, {
    kind: "guardianship.missed",
    key: missedTaskKey(because),
    title: `送达再次通知：${personName} · 家庭教育指导`,
    why: "没有按令参加家庭教育指导。请打印再次通知书送达本人，并约定下一次的时间。",
    link: `/children/${childId}/guardianship`,
    role: "townshipSupervisor",
    scopeCode: scopeCode.slice(0, 9),
    subjectId: childId,
  });
}

/** @throws access.notFound, protection.guardianship.orderClosed, .stale, .datesOverlap */
export async function concludeOrder(
  tx: Tx,
  id: string,
  version: number,
  { on, conclusion }: BodyOf<typeof concludeOperation>,
) {
  const order = await demandOrder(tx, id);
  if (order.version !== version) throw new Problem(guardianshipProblems.stale);
  if (order.concludedOn !== null) throw new Problem(guardianshipProblems.orderClosed);
  if (on < order.issuedOn || on > today()) throw new Problem(guardianshipProblems.datesOverlap);
  const { validUntil, childId } = order;
  if (order.validUntil !== null) await closeTask(tx, orderTaskKey(id, order.validUntil), "已办结");
  await closeDue(tx, order);
  const next = await store.updateOrder(tx, id, { validUntil, concludedOn: on, conclusion });
  if (order.caseId !== null)
    await caseHappened(tx, order.caseId, {
      code: "orderConcluded",
      data: { kind: order.kind },
      words: `${orderKindCodes.label(order.kind)}办结`,
    });
  tx.note({ subjectIds: [childId], detail: { order: order.kind, concluded: on } });
  return { id, version: next };
}

async function demandOrder(tx: Tx, id: string): Promise<store.OrderRow> {
  const order = await store.findOrder(tx, id, true);
  if (order === undefined || !mayHandle(tx, order.kind)) throw notFound();
  return order;
}
