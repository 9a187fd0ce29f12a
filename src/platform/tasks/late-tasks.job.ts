/** Looks every hour, a little after procedures do, for what is late. */
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { escalateLateTasks } from "./late-tasks.service.ts";

export async function startTaskJobs(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("tasks.late", "15 * * * *", async () => {
    await escalateLateTasks(app);
  });
}
