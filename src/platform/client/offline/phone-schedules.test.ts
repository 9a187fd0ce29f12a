import fc from "fast-check";
import { it } from "vitest";
import { runSchedule, schedules } from "../../../../test/support/phone/phone-schedules.ts";

/** Ten thousand are run by the bench. */
const RUNS = 60;

it("loses no word, does nothing twice and holds its villages' files only, whatever happens to phones, lines and villages", async () => {
  await fc.assert(fc.asyncProperty(schedules, runSchedule), { numRuns: RUNS, seed: 20_261_128 });
}, 300_000);
