/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { caseRoutes } from "./cases/cases.routes.ts";
import { openReportRoutes } from "./reports/open-reports.routes.ts";
import { posterRoutes } from "./reports/posters/posters.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";

export const protectionModule: Room = {
  routes: [...openReportRoutes, ...reportRoutes, ...posterRoutes, ...caseRoutes],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
