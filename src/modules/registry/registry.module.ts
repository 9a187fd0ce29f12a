/** The register's manifest: what it adds to the house. */
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { unitOfWork } from "../../platform/db/database.ts";
import type { App } from "../../platform/http/app.ts";
import type { Route } from "../../platform/http/route.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import { demoRoutes } from "./demo/demo.routes.ts";
import { startImportJobs } from "./imports/import-jobs.job.ts";
import { importRoutes } from "./imports/imports.routes.ts";
import { ledgerRoutes } from "./ledgers/ledgers.routes.ts";
import { openDueQuarters } from "./quarters/open-quarters.service.ts";
import { quarterRoutes } from "./quarters/quarters.routes.ts";
import { registryRoutes } from "./registry.routes.ts";
import { statisticsRoutes } from "./statistics/statistics.routes.ts";

export interface Room {
  readonly routes: readonly Route[];
  /** Sets its background work going; returns how to end it. */
  start(app: App, jobs: Jobs): Promise<{ stop(): Promise<void> }>;
}

export const registryModule: Room = {
  routes: [
    ...registryRoutes,
    ...importRoutes,
    ...ledgerRoutes,
    ...statisticsRoutes,
    ...quarterRoutes,
    ...demoRoutes,
  ],
  async start(app, jobs) {
    const openQuarters = () =>
      unitOfWork(
        app.database,
        systemActor("quarter"),
        { operation: "registry.quarters.open", effect: "write", audited: false },
        async (tx) => {
          await openDueQuarters(tx, app, today());
        },
      );
    await openQuarters();
    await jobs.schedule("registry.quarters.open", "10 0 * * *", openQuarters);
    return startImportJobs(app, jobs);
  },
};
