/** Looks at everybody each night, and at whoever changed at once. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { followChanges, onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { type Outcome, watchChildren } from "./raise-watch.service.ts";
import { watchEverybodyNow } from "./watch-now.service.ts";

onProfilesChanged(async (tx, _app, childIds) => {
  await watchChildren(tx, childIds);
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
