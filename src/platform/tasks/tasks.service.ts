/**
 * One thing that one post must do by a time. A task belongs to its place, which may lie above or beside that of whoever causes
 * it, so it is written in every place; read it is by scope and role.
 */
import { now } from "../../kernel/clock.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { isInScope } from "../access/scope.ts";
import { inEveryPlace, type Tx } from "../db/database.ts";
import { lateKeyOf } from "./late-key.ts";
import * as store from "./tasks.store.ts";

export type { HeldTask, TaskDraft, TaskOfSubject, TaskRow } from "./tasks.store.ts";

/** A task without a day stands last. */
const LAST = "9999-12-31";

/** Puts a task on a desk; one with this key that lies there already stays as it is. */
export async function openTask(tx: Tx, task: store.TaskDraft): Promise<void> {
  await openTasks(tx, [task]);
}

export async function openTasks(tx: Tx, tasks: readonly store.TaskDraft[]): Promise<void> {
  if (tasks.length === 0) return;
  const insert = () => store.insertTasks(tx, tasks, now());
  if (tasks.every((task) => isInScope(tx.scope, task.scopeCode))) await insert();
  else await inEveryPlace(tx, insert);
}

/** Takes a task off the desks, and from the post above what was told of it; nothing happens where it does not lie. */
export async function closeTask(tx: Tx, key: string, outcome: string): Promise<void> {
  await closeTasks(tx, [key], outcome);
}

export async function closeTasks(tx: Tx, keys: readonly string[], outcome: string): Promise<void> {
  if (keys.length === 0) return;
  const all = [...keys, ...keys.map(lateKeyOf)];
  await inEveryPlace(tx, () => store.settleTasks(tx, all, outcome, now()));
}

/** What there is and was to do, and about whom, within the asker's place; for work that sees every place. */
export const { listOpenOfKind, listSubjects, listTasksAbout, listTasksOfDesk } = store;

/** What rings on the asker's own desk: asked every few seconds by every open desk. */
export const { listRinging } = store;

/** What of the asker's own desk may lie on a phone. */
export const { listPortableTasks } = store;

/** Gives an open task another day (null: no day while its clock stands), another person, or other words. */
export async function changeTask(tx: Tx, key: string, change: store.TaskChange): Promise<void> {
  await inEveryPlace(tx, () => store.updateTask(tx, key, change));
}

/** Takes what lies on desks about a matter that was sealed from everybody who is not named. */
export async function sealTasks(tx: Tx, secretOf: string, link: string, title: string): Promise<void> {
  await inEveryPlace(tx, () => store.sealTasks(tx, secretOf, link, title));
}

/** Puts it on one person's desk, or with null back on those of its role. */
export async function reassignTask(tx: Tx, key: string, accountId: string | null): Promise<void> {
  await changeTask(tx, key, { accountId });
}

/** Tells the post above that a task is late; once, however often it is asked. */
export async function escalateTask(tx: Tx, key: string, above: store.TaskDraft): Promise<boolean> {
  return inEveryPlace(tx, async () => {
    const at = now();
    if (!(await store.markEscalated(tx, key, at))) return false;
    await store.insertTasks(tx, [above], at);
    return true;
  });
}

function nameOf({ department }: store.TaskRow, name: string): string {
  return department !== null && memberUnitCodes.has(department) ? memberUnitCodes.label(department) : name;
}

/** For a demonstration: what was told of the past is nobody's alarm. */
export async function quietTasks(tx: Tx): Promise<void> {
  await inEveryPlace(tx, () => store.quietTasks(tx));
}

type StandIns = (tx: Tx) => Promise<readonly (store.Desk & { readonly name: string })[]>;
const standIns: StandIns[] = [];

/** Says whose desks the asker looks after besides the own. */
export function addStandIns(find: StandIns): void {
  standIns.push(find);
}

/** What lies on the asker's desk and on those that the asker looks after, the nearest day first. */
export async function listOpenTasks(tx: Tx, limit: number): Promise<store.TaskRow[]> {
  const own = await store.listOpenTasks(tx, limit);
  const seen = new Set(own.map(({ id }) => id));
  const others: store.TaskRow[] = [];
  for (const desk of (await Promise.all(standIns.map((find) => find(tx)))).flat()) {
    const tasks = await inEveryPlace(tx, () => store.listTasksOfDesk(tx, desk, limit));
    for (const task of tasks)
      if (!seen.has(task.id)) others.push({ ...task, title: `代${nameOf(task, desk.name)}：${task.title}` });
  }
  return [...own, ...others]
    .sort(
      (one, other) =>
        Number(other.rings) - Number(one.rings) || (one.due_on ?? LAST).localeCompare(other.due_on ?? LAST),
    )
    .slice(0, limit);
}
