/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startGuardianship } from "./guardianship/guardianship.job.ts";
import { guardianshipRoutes } from "./guardianship/guardianship.routes.ts";
import { openReportRoutes } from "./reports/open-reports.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";

export const protectionModule: Room = {
  routes: [...openReportRoutes, ...reportRoutes, ...guardianshipRoutes],
  async start(app, jobs) {
    await startGuardianship(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
