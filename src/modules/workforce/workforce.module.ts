/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startCampaigns } from "./campaigns/campaigns.job.ts";
import { campaignRoutes } from "./campaigns/campaigns.routes.ts";
import { handOverRoutes } from "./handover/handover.routes.ts";
import { messageRoutes } from "./messages/messages.routes.ts";
import "./phone/open-child-command.service.ts";
import "./phone/phone-commands.service.ts";
import "./phone/phone-contents.service.ts";
import { startPosts } from "./posts/posts.job.ts";
import { postRoutes } from "./posts/posts.routes.ts";
import { startPlanning } from "./schedule/schedule.job.ts";
import { toldRoutes } from "./told/told.routes.ts";
import "./visits/visit-commands.service.ts";
import { visitRoutes } from "./visits/visits.routes.ts";
import "./workforce.access.ts";

export const workforceModule: Room = {
  routes: [
    ...visitRoutes,
    ...toldRoutes,
    ...campaignRoutes,
    ...messageRoutes,
    ...handOverRoutes,
    ...postRoutes,
  ],
  async start(app, jobs) {
    await startPlanning(app, jobs);
    await startCampaigns(app, jobs);
    await startPosts(app, jobs);
    return { stop: () => Promise.resolve() };
  },
};
