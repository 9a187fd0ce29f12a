/** The register's manifest: what it adds to the house. */
import type { App } from "../../platform/http/app.ts";
import type { Route } from "../../platform/http/route.ts";
import type { Jobs } from "../../platform/jobs/jobs.ts";
import { demoRoutes } from "./demo/demo.routes.ts";
import { startImportJobs } from "./imports/import-jobs.job.ts";
import { importRoutes } from "./imports/imports.routes.ts";
import { registryRoutes } from "./registry.routes.ts";

export interface Room {
  readonly routes: readonly Route[];
  /** Sets its background work going; returns how to end it. */
  start(app: App, jobs: Jobs): Promise<{ stop(): Promise<void> }>;
}

export const registryModule: Room = {
  routes: [...registryRoutes, ...importRoutes, ...demoRoutes],
  start: startImportJobs,
};
