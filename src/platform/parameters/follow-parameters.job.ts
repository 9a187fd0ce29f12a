/** Looks each minute whether what rooms derive from parameters still rests on those that hold. */
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { followParameters, noteBases } from "./follow-parameters.service.ts";

export async function startFollowingParameters(app: App, jobs: Jobs): Promise<void> {
  await noteBases(app);
  await jobs.schedule("platform.parameters.follow", "* * * * *", async (_data, signal) => {
    await followParameters(app, signal);
  });
}
