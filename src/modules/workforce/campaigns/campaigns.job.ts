/** Follows the children of running campaigns: whoever changed at once, everybody each night. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { onProfilesChanged } from "../../recognition/refresh-profiles.service.ts";
import { followCampaigns, followChildren } from "./refresh-campaigns.service.ts";

onProfilesChanged((tx, app, childIds) => followChildren(tx, app, childIds));

export function followCampaignsNow(app: App): Promise<void> {
  return unitOfWork(
    app.database,
    systemActor("campaigns"),
    { operation: "workforce.campaigns.follow", effect: "write", audited: false },
    (tx) => followCampaigns(tx, app),
  );
}

export async function startCampaigns(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("workforce.campaigns.night", "5 4 * * *", () => followCampaignsNow(app));
}
