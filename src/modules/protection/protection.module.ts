/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { specialRoutes } from "./special/special.routes.ts";

export const protectionModule: Room = {
  routes: [...specialRoutes],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
