/** The recognition room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startFollowing } from "./follow-changes.job.ts";
import { recognitionRoutes } from "./recognition.routes.ts";
import { remindOfEndings } from "./remind-endings.service.ts";

export const recognitionModule: Room = {
  routes: recognitionRoutes,
  async start(app, jobs) {
    const following = await startFollowing(app, jobs);
    await jobs.schedule("recognition.endings.remind", "40 0 * * *", async () => {
      await remindOfEndings(app);
    });
    return following;
  },
};
