/** The server finishes a change of keys that somebody began, also after it was killed in the middle. */
import { Problem } from "../../kernel/problem.ts";
import type { KeyUse } from "../crypto/key-ring.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { keyProblems } from "./key-problems.ts";
import type { KeyedRoom } from "./keyed-column.ts";
import {
  ALL_KNOW_MS,
  beginRotation,
  finishRotation,
  olderKeys,
  openWhatIsUsed,
} from "./rotate-keys.service.ts";

const QUEUE = "platform.keys.renew";

export async function startKeyJobs(app: App, rooms: readonly KeyedRoom[], jobs: Jobs): Promise<void> {
  const renew = async ({ glance = false }: { glance?: boolean }, signal: AbortSignal) => {
    // A ring that was lost, or is older than the data, knows too few keys.
    for (const found of await openWhatIsUsed(app, rooms, glance)) app.log.warn(found, "key opened again");
    for (const use of ["field", "index"] satisfies KeyUse[]) {
      if (olderKeys(app, use).length === 0) continue;
      const rotation = { app, rooms, use, signal, settleMs: ALL_KNOW_MS, told: () => undefined };
      try {
        await beginRotation(rotation);
        app.log.info(await finishRotation(rotation), "keys renewed");
      } catch (error) {
        // Somebody does it by hand; should that one be killed, the night or the next start takes it up.
        if (!(error instanceof Problem && error.code === keyProblems.underway.code)) throw error;
      }
    }
  };
  // The nightly round takes up what had to wait: counts of wrong log-ins under an older index key go within a day.
  await jobs.schedule(QUEUE, "40 2 * * *", renew);
  await askForRenewal(jobs);
}

/**
 * One such job waits or runs at a time. At a start people wait: a glance at each table tells whether a ring has gone missing, the
 * night looks through all of it.
 */
export function askForRenewal(jobs: Jobs): Promise<void> {
  return jobs.send(QUEUE, { glance: true }, { key: "renew" });
}
