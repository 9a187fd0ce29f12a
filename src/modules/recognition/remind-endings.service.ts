/**
 * Keeps on the village's desk what will end within the next weeks, and what a report to the police is waiting for: a task opens when
 * its day comes near, closes by itself with the reason once the facts no longer say so, and opens again if they do.
 */
import { addDays } from "../../kernel/calendar-date.ts";
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../platform/db/database.ts";
import type { App } from "../../platform/http/app.ts";
import { listParameterPeriods, type ParameterRow } from "../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../platform/parameters/read-parameter.ts";
import { nodesOf } from "../../platform/rules/parts.ts";
import { escalateWhenLate } from "../../platform/tasks/late-tasks.service.ts";
import {
  closeTasks,
  listSubjects,
  listTasksAbout,
  openTasks,
  type TaskDraft,
  type TaskOfSubject,
} from "../../platform/tasks/tasks.service.ts";
import { readChildNames } from "../registry/child-names.service.ts";
import {
  type ConcernedChild,
  ENDING,
  type EndingTask,
  endingTasksOf,
  LOST,
  spansBetween,
  whyClosed,
} from "./ending-tasks.ts";
import { listChildrenIn, listProfilesOf } from "./profile.store.ts";
import { endingReminderDays, policeReminderDays } from "./recognition.parameters.ts";
import { endingRules } from "./rules/endings.ts";

const reminder = readerOf(endingReminderDays);
const CHUNK = 500;
const NOBODY = "00000000-0000-0000-0000-000000000000";
const KINDS = [ENDING, LOST];
escalateWhenLate(...KINDS);
/** A parent may be out of contact long before any category stands. */
const concerned = [...new Set([...endingRules.flatMap(({ about }) => about), "ruralLeftBehind"])];

const askedKeys: readonly string[] = [
  ...new Set([
    endingReminderDays.key,
    ...policeReminderDays.map(({ key }) => key),
    ...endingRules.flatMap(({ when, on }) =>
      [when, on].flatMap((one) =>
        [...nodesOf(one)].flatMap((node) => (node.op === "param" ? [node.key] : [])),
      ),
    ),
  ]),
].sort();

/** Everybody whom it may concern, and everybody about whom a task is open. */
export async function remindOfEndings(app: App): Promise<void> {
  for (let cursor: string | null = null; ; ) {
    const from: string | null = cursor;
    cursor = await unitOfWork(
      app.database,
      systemActor("endings"),
      { operation: "recognition.endings.remind", effect: "write", audited: false },
      (tx) => remindChunk(tx, from),
    );
    if (cursor === null) return;
  }
}

/** What the reminders rest on besides the facts and the day. */
export async function basisOfEndings(tx: Pick<Tx, "sql">): Promise<string> {
  const rows = await listParameterPeriods(tx, askedKeys);
  return JSON.stringify(rows.map(({ key, value, validFrom, validTo }) => [key, value, validFrom, validTo]));
}

/** First those with tasks (`open/…`), then those in a category (`in/…`): the next place, null after the last. */
export async function remindChunk(tx: Tx, cursor: string | null): Promise<string | null> {
  const [part = "open", after = NOBODY] = cursor?.split("/") ?? [];
  const ids =
    part === "open"
      ? await listSubjects(tx, KINDS, after, CHUNK)
      : await listChildrenIn(tx, concerned, { on: today(), after, limit: CHUNK });
  await followEndings(tx, ids);
  const last = ids.at(-1);
  if (last !== undefined) return `${part}/${last}`;
  return part === "open" ? `in/${NOBODY}` : null;
}

/** Brings the tasks of these children up to date; the transaction must see every place. */
export async function followEndings(tx: Tx, childIds: readonly string[]): Promise<void> {
  if (childIds.length === 0) return;
  const on = today();
  // Asked all at once: every child whose facts change comes by here.
  const [rows, profiles, all] = await Promise.all([
    listParameterPeriods(tx, askedKeys),
    listProfilesOf(tx, childIds, on),
    listTasksAbout(tx, KINDS, childIds),
  ]);
  const spans = spansBetween(rows, on, addDays(on, daysAhead(rows, on)));
  const children = new Map(profiles.map((child) => [child.childId, child]));
  const tasks = Map.groupBy(all, ({ subjectId }) => subjectId);
  const close = new Map<string, string[]>();
  const open: TaskDraft[] = [];
  for (const childId of childIds) {
    const child = children.get(childId);
    const known = tasks.get(childId) ?? [];
    const wanted = child === undefined ? [] : wantedOf(child, endingTasksOf(child, spans, on), known);
    open.push(...wanted);
    for (const task of known) {
      if (!task.isOpen || wanted.some((one) => one.key === task.key && one.scopeCode === task.scopeCode))
        continue;
      const hasMoved = wanted.some(({ key }) => key === task.key);
      const why = hasMoved ? "孩子转到了别的村（社区），由那里办理" : whyClosed(task, child, on);
      close.set(why, [...(close.get(why) ?? []), task.key]);
    }
  }
  for (const [why, keys] of close) await closeTasks(tx, keys, why);
  await openNamed(tx, open, tasks);
}

function daysAhead(rows: readonly ParameterRow[], on: string): number {
  const row = rows.find(
    ({ key, validFrom, validTo }) =>
      key === endingReminderDays.key && validFrom <= on && (validTo === null || on < validTo),
  );
  return row === undefined ? 0 : reminder.get(new Map([[row.key, row]]));
}

/** What is overdue is wanted where it has been on a desk before: nobody is told now of a paper that ran out years ago. */
function wantedOf(
  { childId, scopeCode }: ConcernedChild,
  { due, overdue }: ReturnType<typeof endingTasksOf>,
  known: readonly TaskOfSubject[],
): TaskDraft[] {
  const told = new Set(known.map(({ key }) => key));
  const draft = (task: EndingTask): TaskDraft => ({
    ...task,
    link: `/children/${childId}/recognition`,
    role: "villageDirector",
    scopeCode,
    subjectId: childId,
  });
  return [...due, ...overdue.filter(({ key }) => told.has(key))].map(draft);
}

/** Those that lie there already need no name. */
async function openNamed(
  tx: Tx,
  drafts: readonly TaskDraft[],
  tasks: ReadonlyMap<string, readonly TaskOfSubject[]>,
): Promise<void> {
  const lying = new Set(
    [...tasks.values()]
      .flat()
      .flatMap(({ key, scopeCode, isOpen }) => (isOpen ? [`${key} ${scopeCode}`] : [])),
  );
  const fresh = drafts.filter(({ key, scopeCode }) => !lying.has(`${key} ${scopeCode}`));
  if (fresh.length === 0) return;
  const names = await readChildNames(
    tx,
    fresh.flatMap(({ subjectId }) => subjectId ?? []),
  );
  await openTasks(
    tx,
    fresh.map((task) => ({ ...task, title: `${names.get(task.subjectId ?? "") ?? "儿童"}：${task.title}` })),
  );
}
