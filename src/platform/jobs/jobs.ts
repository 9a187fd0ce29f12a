/**
 * Background work, queued in the database (pg-boss, schema `jobs`). A handler must bear being called twice for one job: after a
 * crash the queue cannot know how far it came.
 */
import { type Job, PgBoss } from "pg-boss";

/** Loud enough for pino and for a test's array alike. */
export interface JobLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface SendOptions {
  /** Of several jobs with one key in a queue only one waits or runs at a time; the others are not queued. */
  readonly key?: string;
  readonly afterSeconds?: number;
}

export interface WorkOptions {
  /** Jobs of this queue at once in this process. */
  readonly concurrency?: number;
}

export type JobHandler<Data> = (data: Data, signal: AbortSignal) => Promise<void>;

export interface Jobs {
  send(queue: string, data: object, options?: SendOptions): Promise<void>;
  /** Takes up the queue's jobs from now on; the signal ends when the process is to stop. */
  work<Data extends object>(queue: string, handle: JobHandler<Data>, options?: WorkOptions): Promise<void>;
  /** Runs it by the clock of Asia/Shanghai: minute, hour, day, month, weekday; one server of several does it. */
  schedule(queue: string, cron: string, handle: JobHandler<object>): Promise<void>;
  /** Takes up nothing new and waits a little for what runs. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** Of the database's owner: pg-boss makes and migrates its own tables. */
  readonly url: string;
  readonly log: JobLog;
  /** How long a stop waits for running jobs. */
  readonly graceSeconds?: number;
}

const ZONE = "Asia/Shanghai";
/** A job without a sign of life for so long is taken up by somebody else. */
const HEARTBEAT_SECONDS = 30;
/** New jobs are notified of; only retries and missed notices wait for a poll. */
const POLL_SECONDS = 2;
const DAY_SECONDS = 86_400;

export async function startJobs({ url, log, graceSeconds = 10 }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: "jobs",
    application_name: "tongan jobs",
    max: 4,
    useListenNotify: true,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", (error) => log.error({ err: error }, "job queue failed"));
  await boss.start();

  const known = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const ready = (queue: string) => {
    let made = known.get(queue);
    if (made === undefined) {
      made = boss.createQueue(queue, {
        policy: "exclusive",
        notify: true,
        retryLimit: 5,
        retryDelay: 2,
        retryBackoff: true,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        expireInSeconds: DAY_SECONDS - 1,
        deleteAfterSeconds: 7 * DAY_SECONDS,
      });
      known.set(queue, made);
    }
    return made;
  };

  const work = async <Data extends object>(
    queue: string,
    handle: JobHandler<Data>,
    options: WorkOptions = {},
  ) => {
    await ready(queue);
    await boss.work<Data>(
      queue,
      {
        localConcurrency: options.concurrency ?? 1,
        batchSize: 1,
        pollingIntervalSeconds: POLL_SECONDS,
        notifyPollingIntervalSeconds: POLL_SECONDS,
      },
      async (jobs: Job<Data>[]) => {
        for (const job of jobs) {
          try {
            await handle(job.data, AbortSignal.any([job.signal, stopping.signal]));
          } catch (error) {
            log.error({ err: error, queue, job: job.id }, "job failed");
            throw error;
          }
        }
      },
    );
  };

  return {
    work,
    async send(queue, data, { key, afterSeconds } = {}) {
      await ready(queue);
      // Under the policy `exclusive` jobs without a key would keep one another out.
      const singletonKey = key ?? crypto.randomUUID();
      await boss.send(queue, data, {
        singletonKey,
        ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
      });
    },
    async schedule(queue, cron, handle) {
      await work(queue, handle);
      await boss.schedule(queue, cron, {}, { tz: ZONE });
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, close: true, timeout: graceSeconds * 1000 });
    },
  };
}
