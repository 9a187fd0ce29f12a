/** Clocks past their moment are told to the post above, once each. */
import { businessDate, businessMoment, now } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { nameSomebody } from "../../../platform/identity/name-somebody.service.ts";
import { lateKeyOf } from "../../../platform/tasks/late-key.ts";
import { type DeskOfPost, deskAbove, lookedAfter } from "../../../platform/tasks/post-above.ts";
import { escalateTask } from "../../../platform/tasks/tasks.service.ts";
import { taskKeyOf } from "../cases/events.service.ts";
import { type LateClock, listLateClocks } from "../cases/events.store.ts";

const BATCH = 200;

/** Returns how many were told; a second run finds nothing to tell. */
export async function tellLateClocks(app: App): Promise<number> {
  for (let told = 0; ; ) {
    const batch = await unitOfWork(
      app.database,
      systemActor("clocks"),
      { operation: "protection.clocks.tellLate", effect: "write", audited: false },
      (tx) => tellBatch(tx, app),
    );
    told += batch;
    if (batch < BATCH) return told;
  }
}

async function tellBatch(tx: Tx, { places }: Pick<App, "places">): Promise<number> {
  const late = await listLateClocks(tx, now(), lookedAfter, BATCH);
  for (const clock of late) await tellAbove(tx, clock, places.nameOf(clock.scopeCode));
  return late.length;
}

async function tellAbove(tx: Tx, clock: LateClock, place: string): Promise<void> {
  const desk = deskAbove(clock);
  if (desk === undefined) return;
  const key = taskKeyOf(clock.code, clock.holderId);
  const accountId = clock.secretOf === null ? undefined : await nameAbove(tx, clock.secretOf, desk);
  await escalateTask(tx, key, {
    kind: "task.late",
    key: lateKeyOf(key),
    title: `督办超时：${clock.title}`,
    why: `${place}应在 ${businessMoment(clock.dueAt)} 前办，现在已经超过，请督促办理。`,
    link: clock.link,
    ...desk,
    accountId,
    secretOf: clock.secretOf ?? undefined,
    dueOn: businessDate(clock.dueAt),
    dueAt: clock.dueAt,
  });
}

/** Of a sealed one a single person above hears, and may open it from then on. */
function nameAbove(tx: Tx, holderId: string, { role, scopeCode }: DeskOfPost): Promise<string | undefined> {
  const reason = "涉密事项超时，由系统指定督办";
  return nameSomebody(tx, { holderId, role, placeCode: scopeCode, part: "supervisor", reason });
}
