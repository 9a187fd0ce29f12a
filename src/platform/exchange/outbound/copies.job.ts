/** Looks once a day, after quarters have opened, for copies that are due and for files to drop. */
import { systemActor } from "../../access/system-actor.ts";
import { unitOfWork } from "../../db/database.ts";
import type { App } from "../../http/app.ts";
import type { Jobs } from "../../jobs/jobs.ts";
import { askForDueCopies, dropOldCopies } from "./copies-due.service.ts";

export async function startCopyJobs(app: App, jobs: Jobs): Promise<void> {
  await jobs.schedule("exchange.copies", "40 0 * * *", async () => {
    await unitOfWork(
      app.database,
      systemActor("copies"),
      { operation: "exchange.copies.due", effect: "write", audited: false },
      askForDueCopies,
    );
    await unitOfWork(
      app.database,
      systemActor("copies"),
      { operation: "exchange.copies.drop", effect: "write" },
      (tx) => dropOldCopies(tx, app),
    );
  });
}
