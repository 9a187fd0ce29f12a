/** Every day: what is due becomes a task, and files whose time is over are dropped. */
import { now, today } from "../../../kernel/clock.ts";
import type { Tx } from "../../db/database.ts";
import type { App } from "../../http/app.ts";
import { openTasks } from "../../tasks/tasks.service.ts";
import { isInForce, metDays, openDues } from "./copy-dues.ts";
import { copyTask } from "./copy-tasks.ts";
import * as store from "./outbound.store.ts";

/** A task that lies there already stays as it is. Returns how many are due. */
export async function askForDueCopies(tx: Tx): Promise<number> {
  const day = today();
  const agreements = (await store.listOutAgreements(tx)).filter((one) => isInForce(one, day));
  const made = await store.listDeliveries(
    tx,
    agreements.map(({ lineId }) => lineId),
  );
  const tasks = agreements.flatMap((agreement) => {
    const met = metDays(made.filter(({ lineId }) => lineId === agreement.lineId));
    return openDues(agreement, met, day).map((due) => copyTask(agreement, due));
  });
  await openTasks(tx, tasks);
  return tasks.length;
}

/** The log stays; only the bytes go. */
export async function dropOldCopies(tx: Tx, { files }: Pick<App, "files">): Promise<number> {
  const overdue = await store.listOverdueFiles(tx, today());
  for (const { location } of overdue) await files.remove(location);
  await store.markDropped(
    tx,
    overdue.map(({ id }) => id),
    now(),
  );
  tx.note({ subjectIds: overdue.map(({ id }) => id), detail: { dropped: overdue.length } });
  return overdue.length;
}
