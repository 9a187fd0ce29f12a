/** Hears what committed transactions tell on a channel of the database, of any server and any thread. */
import pg from "pg";
import type { App } from "../http/app.ts";

const RECONNECT_MS = 2_000;

export interface Listening {
  stop(): Promise<void>;
}

/** A connection that was lost is made anew as often as it takes; what is told meanwhile is missed, so the caller also looks by itself. */
export async function listen(app: App, channel: string, hear: (payload: string) => void): Promise<Listening> {
  let client: pg.Client | undefined;
  let isStopped = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: app.database.pool.options.connectionString });
    fresh.on("notification", ({ payload }) => hear(payload ?? ""));
    fresh.once("error", connectLater);
    // A second word about the same loss changes nothing.
    fresh.on("error", () => undefined);
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    if (isStopped) await fresh.end();
    else client = fresh;
  };
  let isWaiting = false;
  const connectLater = (): void => {
    if (isStopped || isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      if (!isStopped) void connect().catch(connectLater);
    }, RECONNECT_MS).unref();
  };
  await connect();
  return {
    async stop() {
      isStopped = true;
      await client?.end();
    },
  };
}
