/** Looks at everybody each night, and at whoever changed at once. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { inEveryPlace, unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { followParametersIn } from "../../../platform/parameters/follow-parameters.service.ts";
import { followChanges, onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { onCasesOfChildrenChanged } from "../cases/case-children.service.ts";
import "../merges/follow-merges.service.ts";
import { type Outcome, watchChildren, watchDay, watchNext } from "./raise-watch.service.ts";
import { watchBasis } from "./watch-basis.ts";
import { FIRST_CHILD, WATCH_STEP, watchEverybodyNow } from "./watch-now.service.ts";

onProfilesChanged(async (tx, _app, childIds) => {
  await watchChildren(tx, childIds);
});

// A case opened out of a report answers a red risk as well as one that was opened here.
onCasesOfChildrenChanged(watchChildren);

// Another age or term is another question to everybody; what is no longer open was let go when its file ended.
followParametersIn({
  name: "protection.watch",
  basisOn: async (tx, on) => watchBasis(await watchDay(tx, on)),
  async deriveChunk(tx, _app, cursor) {
    const { last } = await inEveryPlace(tx, () => watchNext(tx, cursor ?? FIRST_CHILD, WATCH_STEP));
    return last ?? null;
  },
});

/** As the system, for it looks at every place. */
export function watchEverybody(app: App): Promise<Outcome> {
  return unitOfWork(
    app.database,
    systemActor("watch"),
    { operation: "protection.watch.run", effect: "write", audited: false },
    (tx) => watchEverybodyNow(tx),
  );
}

export async function startWatching(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("protection.watch.night", "15 3 * * *", async () => {
    await followChanges(app);
    await watchEverybody(app);
  });
}
