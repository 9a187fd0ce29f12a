/** Sets the import's jobs to work: batches that somebody pressed a button for, batches that a killed server left, the nightly clearing. */
import pg from "pg";
import { addDays } from "../../../kernel/calendar-date.ts";
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { stagingDays } from "../registry.parameters.ts";
import { deleteStaged } from "./import-rows.store.ts";
import { runInThread, type ThreadMaking } from "./import-thread.job.ts";
import { listOverdue, listRunning, markPurged } from "./imports.store.ts";
import { failRun } from "./run-import.job.ts";

const RUN = "registry.import";
const SWEEP = "registry.import.sweep";
const PURGE = "registry.import.purge";
/** One file at a time: two cores serve people first. */
const AT_ONCE = 1;
const RECONNECT_MS = 2_000;

export interface ImportJobs {
  stop(): Promise<void>;
}

export async function startImportJobs(app: App, jobs: Jobs): Promise<ImportJobs> {
  await jobs.work<{ id: string }>(RUN, ({ id }, signal) => runOrTell(app, id, signal), {
    concurrency: AT_ONCE,
  });
  await jobs.schedule(SWEEP, "* * * * *", () => resume(app, jobs));
  await jobs.schedule(PURGE, "20 3 * * *", () => purgeStaging(app));
  const listener = await listen(app, (id, version) => jobs.send(RUN, { id }, { key: `${id}/${version}` }));
  await resume(app, jobs);
  return listener;
}

/** A thread may die before it can say why; then the batch says it, and people do not wait for nothing. */
export async function runOrTell(
  app: App,
  id: string,
  signal: AbortSignal,
  making: ThreadMaking = {},
): Promise<void> {
  try {
    await runInThread(app, id, signal, making);
  } catch (error) {
    if (signal.aborted || !(await failRun(app.database, id, error))) throw error;
    app.log.error({ err: error, batch: id }, "import stopped for good");
  }
}

/** Sends every batch that waits for a job; one that is being worked on finds itself locked and goes away. */
async function resume(app: App, jobs: Jobs): Promise<void> {
  const waiting = await unitOfWork(
    app.database,
    systemActor("import"),
    { operation: "registry.import.resume", effect: "read", audited: false },
    listRunning,
  );
  for (const { id } of waiting) await jobs.send(RUN, { id }, { key: `${id}/resume` });
}

/** Hears what a committed transaction has set going, on whichever server. */
async function listen(app: App, wake: (id: string, version: number) => Promise<void>): Promise<ImportJobs> {
  let client: pg.Client | undefined;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: app.database.pool.options.connectionString });
    fresh.on("notification", ({ payload }) => {
      const { id, version } = JSON.parse(payload ?? "{}") as { id: string; version: number };
      wake(id, version).catch((error: unknown) => {
        app.log.error({ err: error }, "import could not be queued");
      });
    });
    // The sweep picks up what is missed until the connection stands again.
    fresh.on("error", () => {
      if (!isStopped) setTimeout(() => void connect().catch(() => undefined), RECONNECT_MS).unref();
    });
    await fresh.connect();
    await fresh.query("listen tongan_import");
    client = fresh;
  };
  await connect();
  return {
    async stop() {
      isStopped = true;
      await client?.end();
    },
  };
}

const staging = readerOf(stagingDays);

/** Deletes staged rows and files that have had their time; what was imported stays. */
export async function purgeStaging(app: App): Promise<void> {
  await unitOfWork(app.database, systemActor("import"), { operation: PURGE, effect: "write" }, async (tx) => {
    const days = staging.get(await listParameters(tx, today()));
    const overdue = await listOverdue(tx, addDays(today(), -days));
    const ids = overdue.map(({ id }) => id);
    await deleteStaged(tx, ids);
    await markPurged(tx, ids);
    tx.note({ detail: { batches: ids.length } });
    for (const { location } of overdue) await app.files.remove(location);
  });
}
