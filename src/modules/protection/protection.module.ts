/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { previewParameter } from "../../platform/parameters/change-hooks.ts";
import { assessmentRoutes } from "./assessments/assessments.routes.ts";
import { startReminding } from "./assessments/due-next.job.ts";
import { previewScale } from "./assessments/preview-scale.service.ts";

previewParameter("protection.assessment.", previewScale);

export const protectionModule: Room = {
  routes: [...assessmentRoutes],
  async start(app, jobs) {
    await startReminding(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
