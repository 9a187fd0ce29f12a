/** Screens everybody each night and whoever changed at once; tasks follow in small steps, so that nobody waits for a million. */
import { today } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/system-actor.ts";
import { type Tx, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { followParametersIn } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges, onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import "../merges/follow-merges.service.ts";
import { refreshTasks } from "./finding-tasks.service.ts";
import {
  screenChildren,
  screenEverybody,
  screeningDays,
  snapshotCoverage,
} from "./screen-children.service.ts";
import { findLastRun } from "./screening.store.ts";
import { basisOf } from "./screening-basis.ts";

const STEP = 500;

// A parameter or a rule of today asks everybody anew; the tasks follow in steps, as at night.
followParametersIn({
  name: "benefits.findings",
  basisOn: async (tx, on) => basisOf(await screeningDays(tx, on)),
  async deriveChunk(tx, _app, cursor) {
    if (cursor === null) await screenEverybody(tx);
    else if ((await refreshTasks(tx, STEP)) === 0) return null;
    return "tasks";
  },
});

const CATCH_UP_SECONDS = 60;

onProfilesChanged(async (tx, _app, childIds) => {
  await screenChildren(tx, childIds);
  await refreshTasks(tx, STEP, childIds);
});

export async function startScreening(app: App, jobs: Jobs): Promise<{ stop(): Promise<void> }> {
  const inWork = <Result>(use: (tx: Tx) => Promise<Result>) =>
    unitOfWork(
      app.database,
      systemActor("screening"),
      { operation: "benefits.screening.run", effect: "write", audited: false },
      use,
    );
  const night = async () => {
    // Of a register that was just filled the profiles may still be on their way.
    await followChanges(app);
    await inWork((tx) => screenEverybody(tx));
    await inWork((tx) => snapshotCoverage(tx));
    while ((await inWork((tx) => refreshTasks(tx, STEP))) > 0);
  };
  await jobs.schedule("benefits.screening.night", "30 1 * * *", night);
  // A server that slept through the night catches up; one just installed first has its profiles made.
  const last = await inWork((tx) => findLastRun(tx));
  if (last?.day !== today())
    await jobs.send("benefits.screening.night", {}, { key: today(), afterSeconds: CATCH_UP_SECONDS });
  return { stop: () => Promise.resolve() };
}
