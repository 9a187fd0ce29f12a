/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { entitlementRoutes } from "./entitlements/entitlements.routes.ts";
import { programRoutes } from "./programs/programs.routes.ts";
import { startScreening } from "./screening/nightly.job.ts";
import { screeningRoutes } from "./screening/screening.routes.ts";

export const benefitsModule: Room = {
  routes: [...entitlementRoutes, ...programRoutes, ...screeningRoutes],
  start: startScreening,
};
