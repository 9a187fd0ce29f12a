/** Sets the exchange's jobs to work: batches that came in, batches that a killed server left, what is due, what has been kept long enough. */
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { type Listening, listen } from "../jobs/listen.ts";
import { dropBatch } from "./batch-states.service.ts";
import { BATCH_CHANNEL, listOverdue, listRunning } from "./batches.store.ts";
import { refreshDueTasks } from "./due-tasks.service.ts";
import { failBatch, runBatch } from "./run-batch.job.ts";
import { startWatchingFolder } from "./watch-folder.job.ts";

const RUN = "exchange.batch";

export async function startExchangeJobs(app: App, jobs: Jobs): Promise<Listening> {
  await jobs.work<{ id: string }>(RUN, ({ id }, signal) => runOrTell(app, id, signal));
  await jobs.schedule("exchange.resume", "* * * * *", () => resume(app, jobs));
  await jobs.schedule("exchange.due", "10 * * * *", () => tellDue(app));
  await jobs.schedule("exchange.drop", "40 3 * * *", () => dropOverdue(app));
  await startWatchingFolder(app, jobs);
  const listener = await listen(app, BATCH_CHANNEL, (id) => {
    jobs.send(RUN, { id }, { key: id }).catch((error: unknown) => {
      app.log.error({ err: error }, "batch could not be queued");
    });
  });
  await resume(app, jobs);
  await tellDue(app);
  return listener;
}

async function runOrTell(app: App, id: string, signal: AbortSignal): Promise<void> {
  try {
    await runBatch(app, id, signal);
  } catch (error) {
    if (signal.aborted || !(await failBatch(app, id))) throw error;
    app.log.error({ err: error, batch: id }, "batch stopped for good");
  }
}

/** One that is being worked on is in the queue already and is not queued again. */
async function resume(app: App, jobs: Jobs): Promise<void> {
  const waiting = await unitOfWork(
    app.database,
    systemActor("exchange"),
    { operation: "exchange.batches.resume", effect: "read", audited: false },
    listRunning,
  );
  for (const id of waiting) await jobs.send(RUN, { id }, { key: id });
}

export async function tellDue({ database }: App): Promise<void> {
  await unitOfWork(
    database,
    systemActor("exchange"),
    { operation: "exchange.due.tell", effect: "write", audited: false },
    refreshDueTasks,
  );
}

/** Each in its own work: one that cannot go must not keep the others. */
export async function dropOverdue(app: App): Promise<void> {
  const asSystem = { operation: "exchange.batches.drop", effect: "write" } as const;
  const overdue = await unitOfWork(
    app.database,
    systemActor("exchange"),
    { ...asSystem, effect: "read", audited: false },
    (tx) => listOverdue(tx, today()),
  );
  for (const { id } of overdue) {
    try {
      await unitOfWork(app.database, systemActor("exchange"), asSystem, async (tx) => {
        await dropBatch(tx, app, id);
        tx.note({ detail: { batch: id } });
      });
    } catch (error) {
      app.log.error({ err: error, batch: id }, "batch could not be dropped");
    }
  }
}
