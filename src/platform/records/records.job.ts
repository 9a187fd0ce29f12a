/** Duties become tasks when their time comes, although nobody acts: at the start, and every hour. */
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { allDuties, refreshDutyTasks } from "./duty-tasks.service.ts";

const QUEUE = "records.duties";
const CATCH_UP_SECONDS = 5;

export async function startRecordJobs(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule(QUEUE, "10 * * * *", () => refreshAllDutyTasks(app).then(() => undefined));
  await jobs.send(QUEUE, {}, { key: today(), afterSeconds: CATCH_UP_SECONDS });
}

/** How many tasks there are. */
export function refreshAllDutyTasks(app: App): Promise<number> {
  return unitOfWork(
    app.database,
    systemActor("duties"),
    { operation: "duties.refresh", effect: "write", audited: false },
    (tx) => refreshDutyTasks(tx, app, allDuties()),
  );
}
