/** Keeps the profiles up with the register. */
import type { App } from "../../platform/http/app.ts";
import { followChannel } from "../../platform/jobs/follow-channel.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import type { Listening } from "../../platform/jobs/listen.ts";
import { CHANGED_FILES_CHANNEL } from "../registry/changed-files.service.ts";
import { followChanges } from "./refresh-profiles.service.ts";

export function startFollowing(app: App, jobs: Jobs): Promise<Listening> {
  return followChannel(app, jobs, {
    channel: CHANGED_FILES_CHANNEL,
    sweep: "recognition.profiles.sweep",
    follow: followChanges,
    failure: "profiles could not be brought up to date",
  });
}
