/** Keeps the profiles up with the register: at once after each commit, at start, and every minute for what was missed. */
import pg from "pg";
import type { App } from "../../platform/http/app.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import { CHANGED_FILES_CHANNEL } from "../registry/changed-files.service.ts";
import { followChanges } from "./refresh-profiles.service.ts";

const SWEEP = "recognition.profiles.sweep";
const RECONNECT_MS = 2_000;

export interface Following {
  stop(): Promise<void>;
}

export async function startFollowing(app: App, jobs: Jobs): Promise<Following> {
  const stopping = new AbortController();
  const follower = oneAtATime(app, stopping.signal);
  const listener = await listen(app, follower.wake);
  await jobs.schedule(SWEEP, "* * * * *", async () => follower.wake());
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
function oneAtATime(app: App, signal: AbortSignal) {
  let running: Promise<void> | undefined;
  let isAsked = false;
  const run = async () => {
    while (isAsked && !signal.aborted) {
      isAsked = false;
      await followChanges(app, signal);
    }
  };
  const wake = () => {
    isAsked = true;
    running ??= run()
      .catch((error: unknown) => app.log.error({ err: error }, "profiles could not be brought up to date"))
      .finally(() => {
        running = undefined;
      });
  };
  return { wake, done: async () => running };
}

/** Hears commits of any server and any thread. */
async function listen(app: App, wake: () => void): Promise<Following> {
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
    await fresh.query(`listen ${CHANGED_FILES_CHANNEL}`);
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
