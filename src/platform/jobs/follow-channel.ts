/** Follows what commits tell on a channel of the database: at once, at start, and every minute for what was missed. */
import { setTimeout as pause } from "node:timers/promises";
import type { App } from "../http/app.ts";
import type { Jobs } from "./jobs.ts";
import { type Listening, listen } from "./listen.ts";

export interface ChannelWork {
  readonly channel: string;
  /** Queue of the work that is done every minute. */
  readonly sweep: string;
  /** All that is to be done by now. */
  readonly follow: (app: App, signal: AbortSignal) => Promise<unknown>;
  /** In the log, where it fails. */
  readonly failure: string;
}

export async function followChannel(app: App, jobs: Jobs, work: ChannelWork): Promise<Listening> {
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

/** A pass over one change costs about as much as over fifty: what comes within this time after a pass is left to the next one. */
const BREATH_MS = 500;

/** Commits come in dozens a second; one pass follows all of them, and one more whatever came while it ran. */
function oneAtATime(app: App, { follow, failure }: ChannelWork, signal: AbortSignal) {
  let running: Promise<void> | undefined;
  let isAsked = false;
  const run = async () => {
    while (isAsked && !signal.aborted) {
      isAsked = false;
      await follow(app, signal);
      await pause(BREATH_MS, undefined, { signal, ref: false }).catch(() => undefined);
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
