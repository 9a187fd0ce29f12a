/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { guardianshipRoutes } from "./guardianship/guardianship.routes.ts";

export const protectionModule: Room = {
  routes: [...guardianshipRoutes],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
