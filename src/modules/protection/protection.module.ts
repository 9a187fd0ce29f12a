/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { previewParameter } from "../../platform/parameters/change-hooks.ts";
import { assessmentRoutes } from "./assessments/assessments.routes.ts";
import { startReminding } from "./assessments/due-next.job.ts";
import { previewScale } from "./assessments/preview-scale.service.ts";
import { startWatching } from "./discovery/discovery.job.ts";
import { discoveryRoutes } from "./discovery/discovery.routes.ts";

previewParameter("protection.assessment.", previewScale);

export const protectionModule: Room = {
  routes: [...assessmentRoutes, ...discoveryRoutes],
  async start(app, jobs) {
    await startReminding(app, jobs);
    await startWatching(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
