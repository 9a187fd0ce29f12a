/** Each morning the clocks of guardianship are looked at. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { remindGuardianship } from "./remind-guardianship.service.ts";

export async function startGuardianship(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("protection.guardianship.remind", "10 6 * * *", async () => {
    await unitOfWork(
      app.database,
      systemActor("guardianship"),
      { operation: "protection.guardianship.remind", effect: "write", audited: false },
      (tx) => remindGuardianship(tx),
    );
  });
}
