import fc from "fast-check";
import { it } from "vitest";
import { runSchedule, type Schedule, schedules } from "../../../../test/support/phone/phone-schedules.ts";

/** Ten thousand are run by the bench. */
const RUNS = 60;

it("loses no word, does nothing twice and holds its villages' files only, whatever happens to phones, lines and villages", async () => {
  await fc.assert(fc.asyncProperty(schedules, runSchedule), { numRuns: RUNS, seed: 20_261_128 });
}, 300_000);

/** Lives that the bench's thousands have found. */
const found: Readonly<Record<string, Schedule>> = {
  "that is cut while all is read anew, and a child leaves before it goes on": {
    phones: 2,
    acts: [
      { act: "takeVillage", phone: 1, village: 2, away: false },
      { act: "moveChild", child: 0, village: 1 },
      { act: "sync", phone: 1, weathers: ["fair", "fair", "tooLarge"] },
      { act: "moveChild", child: 0, village: 0 },
    ],
  },
  "whose clock is ten years behind, beside one that is two days behind": {
    phones: 2,
    acts: [
      { act: "clock", phone: 0, days: -2 },
      { act: "clock", phone: 1, days: -3650 },
      { act: "killedSync", phone: 1, left: 78, weathers: ["loggedOut", "many"] },
      { act: "save", phone: 0, child: 1, after: true },
      { act: "killedSync", phone: 0, left: 117, weathers: ["loggedOut", "broken", "many"] },
    ],
  },
};

it.each(Object.entries(found))("holds all of it in a life %s", async (_name, life) => {
  await runSchedule(life);
});
