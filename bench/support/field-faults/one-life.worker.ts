/** Lives one random life for each seed that it is given. */
import { parentPort } from "node:worker_threads";
import fc from "fast-check";
import { runSchedule, schedules } from "../../../test/support/phone/phone-schedules.ts";
import type { LifeTold } from "./live-lives.ts";

parentPort?.on("message", (seed: number) => {
  void live(seed).then((life) => parentPort?.postMessage(life));
});

async function live(seed: number): Promise<LifeTold> {
  const [life] = fc.sample(schedules, { numRuns: 1, seed });
  if (life === undefined) throw new Error("there is no life with this seed");
  const began = performance.now();
  const why = await runSchedule(life).then(
    () => null,
    (error: unknown) => `${String(error)} ${JSON.stringify(life)}`,
  );
  return { seed, ms: performance.now() - began, why };
}
