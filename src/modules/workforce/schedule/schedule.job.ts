/** Keeps the plans up with files, parameters and days. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { inEveryPlace, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { followParametersIn } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges, onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { planBasis, planNext } from "./plans.service.ts";
import { listPlanned } from "./plans.store.ts";
import {
  FIRST_CHILD,
  PLAN_STEP,
  replanChildren,
  replanEverybody,
  tellLate,
} from "./replan-children.service.ts";

onProfilesChanged(replanChildren);

followParametersIn({
  name: "workforce.visits",
  basisOn: planBasis,
  deriveChunk: (tx, app, cursor) =>
    inEveryPlace(tx, async () => {
      const last = await planNext(tx, cursor ?? FIRST_CHILD, PLAN_STEP);
      if (last === undefined) await tellLate(tx, app, null);
      return last ?? null;
    }),
});

/** As the system, for it looks at every place. */
export function replanAll(app: App): Promise<void> {
  return unitOfWork(
    app.database,
    systemActor("visits"),
    { operation: "workforce.visits.plan", effect: "write", audited: false },
    (tx) => replanEverybody(tx, app),
  );
}

const NIGHT = "workforce.visits.night";

export async function startPlanning(app: App, jobs: Jobs): Promise<void> {
  // Soon after midnight: whoever opens a phone in the morning finds the day's visits on it.
  await jobs.schedule(NIGHT, "5 0 * * *", async () => {
    await followChanges(app);
    await replanAll(app);
  });
  // A house that has children on file since before there were plans does not wait for its first night.
  if (!(await isAnybodyPlanned(app))) await jobs.send(NIGHT, {});
}

function isAnybodyPlanned(app: App): Promise<boolean> {
  const work = { operation: "workforce.visits.plan", effect: "read", audited: false } as const;
  return unitOfWork(app.database, systemActor("visits"), work, (tx) =>
    inEveryPlace(tx, async () => (await listPlanned(tx, FIRST_CHILD, 1)).length > 0),
  );
}
