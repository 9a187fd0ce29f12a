/** The matching room's manifest: what it adds to the house. */

import { startCopyJobs } from "../../platform/exchange/outbound/copies.job.ts";
import { outboundRoutes } from "../../platform/exchange/outbound/outbound.routes.ts";
import type { Room } from "../../platform/http/room.ts";
import { startDoubles } from "./doubles/doubles.job.ts";
import { effectRoutes } from "./effects/effects.routes.ts";
import "./link/declared-inbound.service.ts";
import { endRegisterThread } from "./link/register-thread.job.ts";
import { lookupRoutes } from "./lookup/lookup.routes.ts";
import "./matching.access.ts";
import { nationalRoutes } from "./national/national.routes.ts";
import "./outbound/copy-subjects.service.ts";
import { feedbackRoutes } from "./outbound/feedback.routes.ts";
import { exchangePictureRoutes } from "./picture/picture.routes.ts";
import { reviewRoutes } from "./review/review.routes.ts";
import { todayRoutes } from "./today/today.routes.ts";

export const matchingModule: Room = {
  routes: [
    ...outboundRoutes,
    ...reviewRoutes,
    ...effectRoutes,
    ...feedbackRoutes,
    ...exchangePictureRoutes,
    ...nationalRoutes,
    ...todayRoutes,
    ...lookupRoutes,
  ],
  async start(app, jobs) {
    await startCopyJobs(app, jobs);
    const doubles = await startDoubles(app, jobs);
    return {
      async stop() {
        // What it waits for is the thread's.
        await Promise.all([doubles.stop(), endRegisterThread(app)]);
      },
    };
  },
};
