/** Looks after what is due: at the start, and every ten minutes, since some terms are of an hour. */
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { escalateDue } from "./escalate.service.ts";
import { recountDeadlines } from "./recount.service.ts";

export async function startProcedureJobs(app: App, jobs: Jobs): Promise<void> {
  const lookAfter = async () => {
    await unitOfWork(
      app.database,
      systemActor("procedures"),
      { operation: "procedures.recount", effect: "write", audited: false },
      recountDeadlines,
    );
    await escalateDue(app);
  };
  await lookAfter();
  await jobs.schedule("procedures.due", "5-59/10 * * * *", lookAfter);
}
