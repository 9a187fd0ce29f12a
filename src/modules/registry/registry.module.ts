/** The register's manifest: what it adds to the house. */
import { today } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/system-actor.ts";
import { unitOfWork } from "../../platform/db/database.ts";
import type { Room } from "../../platform/http/room.ts";
import { forgetFollowedFiles } from "./changed-files.service.ts";
import { demoRoutes } from "./demo/demo.routes.ts";
import { followAgeLimits } from "./follow-age-limits.service.ts";
import { startImportJobs } from "./imports/import-jobs.job.ts";
import { importRoutes } from "./imports/imports.routes.ts";
import { ledgerRoutes } from "./ledgers/ledgers.routes.ts";
import { openDueQuarters } from "./quarters/open-quarters.service.ts";
import { quarterRoutes } from "./quarters/quarters.routes.ts";
import { registryRoutes } from "./registry.routes.ts";
import { statisticsRoutes } from "./statistics/statistics.routes.ts";

followAgeLimits();

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
    await jobs.schedule("registry.files.forget", "45 3 * * *", () =>
      unitOfWork(
        app.database,
        systemActor("files"),
        { operation: "registry.files.forget", effect: "write", audited: false },
        forgetFollowedFiles,
      ),
    );
    return startImportJobs(app, jobs);
  },
};
