/** What of the demonstration stands on the first screening: after the server is ready, so that nobody waits for it. */
import { systemActor } from "../../../platform/access/system-actor.ts";
import { unitOfWork } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { Jobs } from "../../../platform/jobs/jobs.ts";
import { followChanges } from "../../recognition/refresh-profiles.service.ts";

const QUEUE = "benefits.demo.findings";

export async function startDemoBenefits(app: App, jobs: Jobs): Promise<void> {
  await jobs.work(QUEUE, async (_data, signal) => {
    await followChanges(app, signal);
    if (signal.aborted) return;
    // Only a demonstration needs it, and only once.
    const { loadDemoFindings } = await import("./load-demo-findings.service.ts");
    await unitOfWork(
      app.database,
      systemActor("demo"),
      { operation: "benefits.demo.load", effect: "write" },
      (tx) => loadDemoFindings(tx, app),
    );
  });
  await jobs.send(QUEUE, {}, { key: "once" });
}
