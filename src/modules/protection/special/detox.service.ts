/** Thirty days before compulsory detox ends, whoever follows the minor is told to arrange what comes after. */
import { addDays } from "../../../kernel/calendar-date.ts";
import { now, today } from "../../../kernel/clock.ts";
import { listGrants } from "../../../platform/access/grants.service.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import type { MatterFile } from "../../../platform/procedures/procedure-book.service.ts";
import { closeTask, openTask } from "../../../platform/tasks/tasks.service.ts";
import * as store from "./detox.store.ts";
import { detoxNoticeDays } from "./special.parameters.ts";

const noticeDays = readerOf(detoxNoticeDays);
const keyOf = (matterId: string) => `special.detoxEnds/${matterId}`;

export async function noteDetoxEnd(tx: Tx, { id, matter, form }: MatterFile): Promise<void> {
  const endsOn = form["detoxEndsOn"]?.value;
  if (typeof endsOn !== "string" || form["inDetox"]?.value !== true) return;
  await store.insertDetoxEnd(tx, { matterId: id, scopeCode: matter.places.home, endsOn });
  await tellDetoxEnds(tx);
}

/** Arranged, or not followed any more: nothing is to be told now or later. */
export async function closeDetoxEnd(tx: Tx, { id }: Pick<MatterFile, "id">, outcome: string): Promise<void> {
  await store.markTold(tx, id, now());
  await closeTask(tx, keyOf(id), outcome);
}

/** A second run finds nothing to tell. Gives how many were told. */
export async function tellDetoxEnds(tx: Tx): Promise<number> {
  const days = noticeDays.find(await listParameters(tx, today()));
  if (days === undefined) return 0;
  const due = await store.listUntold(tx, addDays(today(), days));
  for (const { matterId, scopeCode, endsOn } of due) {
    const [named] = (await listGrants(tx, matterId)).filter(({ endedAt }) => endedAt === null);
    await openTask(tx, {
      kind: "special.detoxEnds",
      key: keyOf(matterId),
      title: "衔接照管：解除强制隔离戒毒前的安排",
      why: "解除以前要和戒毒所、镇街商定住处、监护、复学或就业和心理帮助。",
      link: `/applications/${matterId}`,
      role: "districtOfficer",
      scopeCode: scopeCode.slice(0, 6),
      accountId: named?.accountId,
      secretOf: matterId,
      dueOn: endsOn,
    });
    await store.markTold(tx, matterId, now());
  }
  return due.length;
}

const QUEUE = "special.detoxEnds";

export async function startDetoxWatch(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule(QUEUE, "10 6 * * *", async () => {
    await unitOfWork(
      app.database,
      systemActor("special"),
      { operation: "special.detoxEnds", effect: "write" },
      tellDetoxEnds,
    );
  });
}
