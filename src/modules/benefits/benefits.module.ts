/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { entitlementRoutes } from "./entitlements/entitlements.routes.ts";

export const benefitsModule: Room = {
  routes: [...entitlementRoutes],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
