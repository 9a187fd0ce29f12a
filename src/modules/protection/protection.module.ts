/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startDetoxWatch } from "./special/detox.service.ts";
import { specialRoutes } from "./special/special.routes.ts";

export const protectionModule: Room = {
  routes: [...specialRoutes],
  async start(app, jobs) {
    await startDetoxWatch(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
