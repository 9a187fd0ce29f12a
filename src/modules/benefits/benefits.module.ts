/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { applicationRoutes } from "./applications/applications.routes.ts";
import { entitlementRoutes } from "./entitlements/entitlements.routes.ts";

export const benefitsModule: Room = {
  routes: [...entitlementRoutes, ...applicationRoutes],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
