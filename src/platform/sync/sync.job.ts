/** What phones leave behind and nobody needs any more: each night. */
import { now } from "../../kernel/clock.ts";
import { systemActor } from "../access/system-actor.ts";
import { unitOfWork } from "../db/database.ts";
import type { App } from "../http/app.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { FEED_DAYS } from "./change-cursor.ts";
import { deleteChangesBefore } from "./changes.store.ts";
import { forgetStalePieces } from "./photos.service.ts";

const QUEUE = "sync.tidy";
const DAY_MS = 86_400_000;
/** A phone may lie switched off for as long; what came of a photo by then is begun anew. */
const PIECES_DAYS = 90;

export async function startSyncJobs(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule(QUEUE, "40 3 * * *", () => tidyWhatPhonesLeft(app).then(() => undefined));
}

/** How many rows of the feed were deleted: those that every phone which still reads on has read, a day's grace besides. */
export async function tidyWhatPhonesLeft(app: App): Promise<number> {
  const daysAgo = (days: number) => new Date(now().getTime() - days * DAY_MS);
  await forgetStalePieces(app, daysAgo(PIECES_DAYS));
  return unitOfWork(
    app.database,
    systemActor("phones"),
    { operation: "sync.tidy", effect: "write", audited: false },
    (tx) => deleteChangesBefore(tx, daysAgo(FEED_DAYS + 1)),
  );
}
