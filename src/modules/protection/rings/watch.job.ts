/** Looks each minute at what nobody has taken up and at what is late; each night lets late-known cases of the street begin
 * their clock, and forgets where reports came from. */
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { tellStreetCases } from "../cases/street-cases.service.ts";
import { forgetSenders } from "../reports/forget-senders.service.ts";
import { tellLateClocks } from "./late-clocks.service.ts";
import { ringPosts } from "./ring-posts.service.ts";

export async function startWatch(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("protection.watch", "* * * * *", async () => {
    await ringPosts(app);
    await tellLateClocks(app);
  });
  await jobs.schedule("protection.street", "25 3 * * *", async () => {
    await tellStreetCases(app);
  });
  await jobs.schedule("protection.forget", "20 3 * * *", async () => {
    await forgetSenders(app);
  });
}
