/** Sends each minute what was written since, and what failed before. */
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { sendNotices } from "./notices.service.ts";

export async function startNoticeJobs(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("notices.send", "* * * * *", async () => {
    await sendNotices(app);
  });
}
