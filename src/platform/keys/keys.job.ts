/** The server finishes a change of keys that somebody began, also after it was killed in the middle. */

import type { KeyUse } from "../crypto/key-ring.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { KeyedRoom } from "./keyed-column.ts";
import { ALL_KNOW_MS, finishRotation, olderKeys } from "./rotate-keys.service.ts";

const QUEUE = "platform.keys.renew";

export async function startKeyJobs(app: App, rooms: readonly KeyedRoom[], jobs: Jobs): Promise<void> {
  const renew = async (_data: object, signal: AbortSignal) => {
    for (const use of ["field", "index"] as const) {
      if (olderKeys(app, use).length === 0) continue;
      const outcome = await finishRotation({
        app,
        rooms,
        use,
        signal,
        settleMs: ALL_KNOW_MS,
        told: () => undefined,
      });
      app.log.info(outcome, "keys renewed");
    }
  };
  // The nightly round takes up what had to wait: staged rows under an older index key go within days.
  await jobs.schedule(QUEUE, "40 2 * * *", renew);
  if (isUnfinished(app)) await askForRenewal(jobs);
}

export function isUnfinished(app: App): boolean {
  return (["field", "index"] satisfies KeyUse[]).some((use) => olderKeys(app, use).length > 0);
}

/** One such job waits or runs at a time. */
export function askForRenewal(jobs: Jobs): Promise<void> {
  return jobs.send(QUEUE, {}, { key: "renew" });
}
