import type { App } from "../../../platform/http/app.ts";
import { followChannel } from "../../../platform/jobs/follow-channel.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import type { Listening } from "../../../platform/jobs/listen.ts";
import { FOLLOWED_FILES_CHANNEL } from "../../registry/changed-files.service.ts";
import { followDoubles, lookEverybodyUp } from "./follow-doubles.service.ts";

export async function startDoubles(app: App, jobs: Jobs): Promise<Listening> {
  await jobs.schedule("matching.doubles.nightly", "30 2 * * *", async (_, signal) => {
    await lookEverybodyUp(app, signal);
  });
  return followChannel(app, jobs, {
    channel: FOLLOWED_FILES_CHANNEL,
    sweep: "matching.doubles.sweep",
    follow: followDoubles,
    failure: "doubles could not be brought up to date",
  });
}
