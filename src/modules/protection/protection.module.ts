/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { openReportRoutes } from "./reports/open-reports.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";
import { ringRoutes } from "./rings/rings.routes.ts";
import { startWatch } from "./rings/watch.job.ts";

export const protectionModule: Room = {
  routes: [...openReportRoutes, ...reportRoutes, ...ringRoutes],
  async start(app, jobs) {
    await startWatch(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
