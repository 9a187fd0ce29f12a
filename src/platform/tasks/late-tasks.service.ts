/** What lies on a desk past its day is told to the post above, once; kinds of tasks that have no escalation of their own. */
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { nameSomebody } from "../identity/name-somebody.service.ts";
import { lateKeyOf } from "./late-key.ts";
import { type DeskOfPost, deskAbove, lookedAfter } from "./post-above.ts";
import { escalateTask } from "./tasks.service.ts";
import { type LateTask, listLateTasks } from "./tasks.store.ts";

const BATCH = 200;

const kinds = new Set<string>();

/** For a room whose tasks the post above is to hear of when they are late; called once, when its module is loaded. */
export function escalateWhenLate(...named: readonly string[]): void {
  for (const kind of named) kinds.add(kind);
}

/** Returns how many were told; a second run finds nothing to tell. */
export async function escalateLateTasks(app: App): Promise<number> {
  for (let told = 0; ; ) {
    const batch = await unitOfWork(
      app.database,
      systemActor("tasks"),
      { operation: "tasks.escalate", effect: "write", audited: false },
      (tx) => escalateBatch(tx, app),
    );
    told += batch;
    if (batch < BATCH) return told;
  }
}

async function escalateBatch(tx: Tx, { places }: Pick<App, "places">): Promise<number> {
  const late = await listLateTasks(tx, [...kinds], lookedAfter, today(), BATCH);
  for (const task of late) await tellAbove(tx, task, places.nameOf(task.scope_code));
  return late.length;
}

async function tellAbove(tx: Tx, task: LateTask, place: string): Promise<void> {
  const desk = deskAbove({ role: task.role, scopeCode: task.scope_code });
  if (desk === undefined) return;
  const secret = task.secret_of === null ? {} : await nameAbove(tx, task.secret_of, desk);
  await escalateTask(tx, task.key, {
    kind: "task.late",
    key: lateKeyOf(task.key),
    title: `督办逾期：${task.title}`,
    why: `${place}应在 ${task.due_on} 前办结，现已逾期，请督促办理。`,
    link: task.link,
    ...desk,
    subjectId: task.subject_id ?? undefined,
    ...secret,
    dueOn: task.due_on,
  });
}

/** Of a sealed matter a single person above hears, and may open it from then on. */
async function nameAbove(tx: Tx, holderId: string, { role, scopeCode }: DeskOfPost) {
  const reason = "逾期，由系统指定督办";
  const accountId = await nameSomebody(tx, {
    holderId,
    role,
    placeCode: scopeCode,
    part: "supervisor",
    reason,
  });
  return { secretOf: holderId, accountId };
}
