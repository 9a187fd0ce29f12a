/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import "./duties/bind-about.service.ts";
import { previewParameter } from "../../platform/parameters/change-hooks.ts";
import "./duties/declared-duties.ts";
import { assessmentRoutes } from "./assessments/assessments.routes.ts";
import { startReminding } from "./assessments/due-next.job.ts";
import { previewScale } from "./assessments/preview-scale.service.ts";
import { caseRoutes } from "./cases/cases.routes.ts";
import "./cases/follow-ended-files.service.ts";
import { startWatching } from "./discovery/discovery.job.ts";
import { discoveryRoutes } from "./discovery/discovery.routes.ts";
import { startGuardianship } from "./guardianship/guardianship.job.ts";
import { guardianshipRoutes } from "./guardianship/guardianship.routes.ts";
import { pictureRoutes } from "./picture/picture.routes.ts";
import { openReportRoutes } from "./reports/open-reports.routes.ts";
import { posterRoutes } from "./reports/posters/posters.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";
import { ringRoutes } from "./rings/rings.routes.ts";
import { startWatch } from "./rings/watch.job.ts";
import { rosterRoutes } from "./roster/roster.routes.ts";
import { startDetoxWatch } from "./special/detox.service.ts";
import { specialRoutes } from "./special/special.routes.ts";

previewParameter("protection.assessment.", previewScale);

export const protectionModule: Room = {
  routes: [
    ...openReportRoutes,
    ...reportRoutes,
    ...ringRoutes,
    ...rosterRoutes,
    ...posterRoutes,
    ...caseRoutes,
    ...assessmentRoutes,
    ...guardianshipRoutes,
    ...specialRoutes,
    ...discoveryRoutes,
    ...pictureRoutes,
  ],
  async start(app, jobs) {
    await startWatch(app, jobs);
    await startDetoxWatch(app, jobs);
    await startGuardianship(app, jobs);
    await startReminding(app, jobs);
    await startWatching(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
