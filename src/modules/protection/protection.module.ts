/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startGuardianship } from "./guardianship/guardianship.job.ts";
import { guardianshipRoutes } from "./guardianship/guardianship.routes.ts";

export const protectionModule: Room = {
  routes: [...guardianshipRoutes],
  async start(app, jobs) {
    await startGuardianship(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
