/** Reminders in a case: of whoever works in it, seen by them and by those who see all of the case; a task until they are ticked off. */
import { now, today } from "../../../../kernel/clock.ts";
import type { BodyOf, OutputOf } from "../../../../kernel/operation.ts";
import { Problem } from "../../../../kernel/problem.ts";
import { mayDo, notFound } from "../../../../platform/access/policy.ts";
import { inEveryPlace, type Tx } from "../../../../platform/db/database.ts";
import type { App } from "../../../../platform/http/app.ts";
import { changeTask, closeTask, closeTasks, openTask } from "../../../../platform/tasks/tasks.service.ts";
import { caseProblems } from "../case-problems.contract.ts";
import { heldCase } from "../open-case.service.ts";
import { REMINDER } from "../records/boxes.ts";
import { demandCase, demandOpen, type Seated } from "../seats.service.ts";
import { isOffice } from "../what-parts-see.ts";
import type * as contract from "./reminders.contract.ts";
import { type CaseReminder, reminderProblems } from "./reminders.contract.ts";
import * as store from "./reminders.store.ts";

type Reminders = OutputOf<typeof contract.listReminders>;

const MOST_OPEN = 50;
const keyOf = (id: string) => `protection.reminder/${id}`;

/** @throws access.notFound */
export async function listReminders(tx: Tx, app: App, caseId: string): Promise<Reminders> {
  const seated = await demandCase(tx, caseId);
  const items = (await seenBy(tx, seated)).map((row) => present(tx, app, seated, row));
  tx.note({ detail: { case: caseId } });
  return { items, mayAdd: seated.row.state !== "closed" && mayWrite(tx, seated) };
}

/** @throws access.notFound, protection.case.notYourPart, closed, protection.reminder.past, tooMany */
export async function addReminder(
  tx: Tx,
  app: App,
  caseId: string,
  { id, dueOn, words }: BodyOf<typeof contract.addReminder>,
): Promise<Reminders> {
  const seated = await demandCase(tx, caseId);
  const { row } = seated;
  if (!mayWrite(tx, seated)) throw new Problem(caseProblems.notYourPart);
  demandOpen(row.state);
  if (dueOn < today()) throw new Problem(reminderProblems.past);
  const before = await store.listReminders(tx, caseId);
  const open = before.filter(({ doneAt }) => doneAt === null);
  if (open.length >= MOST_OPEN && !open.some((one) => one.id === id))
    throw new Problem(reminderProblems.tooMany);
  const sealed = app.cipher.seal(words, REMINDER);
  if (await store.insertReminder(tx, caseId, { id, dueOn, sealed, at: now() }))
    await openTask(tx, {
      kind: "protection.reminder",
      key: keyOf(id),
      title: `提醒：${heldCase(row).title}`,
      // What it says lies in the case: a task is read over somebody's shoulder.
      why: "您在这个个案里定的提醒。打开个案看要做什么，做了点“办了”。",
      link: `/cases/${caseId}`,
      role: tx.actor.role,
      scopeCode: tx.actor.placeCode,
      accountId: tx.actor.accountId,
      dueOn,
      secretOf: row.sealed ? caseId : undefined,
    });
  return listReminders(tx, app, caseId);
}

/** @throws access.notFound, protection.case.notYourPart, protection.reminder.settled */
export async function tickReminder(
  tx: Tx,
  app: App,
  { id: caseId, reminderId }: { readonly id: string; readonly reminderId: string },
  { outcome }: BodyOf<typeof contract.tickReminder>,
): Promise<Reminders> {
  const seated = await demandCase(tx, caseId);
  const row = (await seenBy(tx, seated)).find(({ id }) => id === reminderId);
  if (row === undefined) throw notFound();
  if (!mayTick(tx, seated, row)) throw new Problem(caseProblems.notYourPart);
  const done = { at: now(), sealed: app.cipher.seal(outcome, REMINDER) };
  if (!(await store.settleReminder(tx, caseId, reminderId, done)))
    throw new Problem(reminderProblems.settled);
  await closeTask(tx, keyOf(reminderId), "办了");
  return listReminders(tx, app, caseId);
}

/** Whoever leads now has what the lead before wanted to look at again. */
export async function takeOverReminders(tx: Tx, caseId: string, from: string): Promise<void> {
  const { accountId, role, placeCode } = tx.actor;
  const passed = await inEveryPlace(tx, () => store.passReminders(tx, caseId, from, accountId));
  for (const id of passed)
    await changeTask(tx, keyOf(id), { accountId, desk: { role, scopeCode: placeCode } });
}

/** A case that is closed, or that somebody has left, reminds nobody any more; what was written stays. */
export async function stopReminding(tx: Tx, caseId: string, accountId?: string): Promise<void> {
  const open = await inEveryPlace(tx, () => store.listReminders(tx, caseId));
  const ids = open.filter(
    (one) => one.doneAt === null && (accountId === undefined || one.forAccount === accountId),
  );
  await closeTasks(
    tx,
    ids.map(({ id }) => keyOf(id)),
    accountId === undefined ? "个案已结案" : "不再参与",
  );
}

const isLeading = (tx: Tx, { seat }: Seated) =>
  ["lead", "supervisor", "office"].includes(seat) && mayDo(tx.actor, "case.lead");
const mayWrite = (tx: Tx, { sight }: Seated) => sight.writes.length > 0 && mayDo(tx.actor, "case.record");
const mayTick = (tx: Tx, seated: Seated, { doneAt, forAccount }: store.ReminderRow) =>
  doneAt === null &&
  mayDo(tx.actor, "case.record") &&
  (forAccount === tx.actor.accountId || isLeading(tx, seated));

async function seenBy(tx: Tx, { row, seat }: Seated): Promise<store.ReminderRow[]> {
  const rows = await store.listReminders(tx, row.id);
  return isOffice(seat) ? rows : rows.filter(({ forAccount }) => forAccount === tx.actor.accountId);
}

function present(tx: Tx, { cipher }: App, seated: Seated, row: store.ReminderRow): CaseReminder {
  const { id, dueOn, forName, madeAt, doneAt, doneByName, doneSealed } = row;
  return {
    ...{ id, dueOn, forName, doneByName },
    words: cipher.open(row.sealed, REMINDER),
    isMine: row.forAccount === tx.actor.accountId,
    isLate: doneAt === null && seated.row.state !== "closed" && dueOn < today(),
    madeAt: madeAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    outcome: doneSealed === null ? null : cipher.open(doneSealed, REMINDER),
    mayTick: mayTick(tx, seated, row),
  };
}
