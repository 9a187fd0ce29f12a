/** What lies on a desk past its day is told to the post above, once; kinds of tasks that have no escalation of their own. */
import type { Role } from "../../kernel/actor.ts";
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { type Tx, unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import { lateKeyOf } from "./late-key.ts";
import { escalateTask } from "./tasks.service.ts";
import { type LateTask, listLateTasks } from "./tasks.store.ts";

const BATCH = 200;

const kinds = new Set<string>();

/** For a room whose tasks the post above is to hear of when they are late; called once, when its module is loaded. */
export function escalateWhenLate(...named: readonly string[]): void {
  for (const kind of named) kinds.add(kind);
}

/** Whose desk looks after a desk, and how many digits of the place are theirs; above the district's leader there is nobody. */
const above: Readonly<Partial<Record<Role, { readonly role: Role; readonly length: number }>>> = {
  villageDirector: { role: "townshipSupervisor", length: 9 },
  townshipSupervisor: { role: "districtOfficer", length: 6 },
  partnerLiaison: { role: "districtOfficer", length: 6 },
  districtOfficer: { role: "districtLeader", length: 6 },
  finance: { role: "districtLeader", length: 6 },
};

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
  const late = await listLateTasks(tx, [...kinds], Object.keys(above), today(), BATCH);
  for (const task of late) await tellAbove(tx, task, places.nameOf(task.scope_code));
  return late.length;
}

async function tellAbove(tx: Tx, task: LateTask, place: string): Promise<void> {
  const desk = above[task.role];
  if (desk === undefined) return;
  await escalateTask(tx, task.key, {
    kind: "task.late",
    key: lateKeyOf(task.key),
    title: `督办逾期：${task.title}`,
    why: `${place}应在 ${task.due_on} 前办结，现已逾期，请督促办理。`,
    link: task.link,
    role: desk.role,
    scopeCode: task.scope_code.slice(0, desk.length),
    subjectId: task.subject_id ?? undefined,
    dueOn: task.due_on,
  });
}
