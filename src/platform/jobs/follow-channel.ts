/** Follows what commits tell on a channel of the database: at once, at start, and every minute for what was missed. */
import pg from "pg";
import type { App } from "../http/app.ts";
import type { Jobs } from "./jobs.ts";

const RECONNECT_MS = 2_000;

export interface Following {
  stop(): Promise<void>;
}

export interface ChannelWork {
  readonly channel: string;
  /** Queue of the work that is done every minute. */
  readonly sweep: string;
  /** All that is to be done by now. */
  readonly follow: (app: App, signal: AbortSignal) => Promise<unknown>;
  /** In the log, where it fails. */
  readonly failure: string;
}

export async function followChannel(app: App, jobs: Jobs, work: ChannelWork): Promise<Following> {
  const stopping = new AbortController();
  const follower = oneAtATime(app, work, stopping.signal);
  const listener = await listen(app, work.channel, follower.wake);
  await jobs.schedule(work.sweep, "* * * * *", async () => follower.wake());
  follower.wake();
  return {
    async stop() {
      stopping.abort();
      await listener.stop();
      await follower.done();
    },
  };
}

/** Commits come in dozens a second; one pass follows all of them, and one more whatever came while it ran. */
function oneAtATime(app: App, { follow, failure }: ChannelWork, signal: AbortSignal) {
  let running: Promise<void> | undefined;
  let isAsked = false;
  const run = async () => {
    while (isAsked && !signal.aborted) {
      isAsked = false;
      await follow(app, signal);
    }
  };
  const wake = () => {
    isAsked = true;
    running ??= run()
      .catch((error: unknown) => app.log.error({ err: error }, failure))
      .finally(() => {
        running = undefined;
      });
  };
  return { wake, done: async () => running };
}

/** Hears commits of any server and any thread. */
async function listen(app: App, channel: string, wake: () => void): Promise<Following> {
  let client: pg.Client | undefined;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: app.database.pool.options.connectionString });
    fresh.on("notification", wake);
    // The sweep follows what is missed until the connection stands again.
    fresh.on("error", () => {
      if (!isStopped) setTimeout(() => void connect().catch(() => undefined), RECONNECT_MS).unref();
    });
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
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
