/** What a room adds to the house: its manifest. */
import type { Jobs } from "../jobs/jobs.ts";
import type { App } from "./app.ts";
import type { Route } from "./route.ts";

export interface Room {
  readonly routes: readonly Route[];
  /** Sets its background work going; returns how to end it. */
  start(app: App, jobs: Jobs): Promise<{ stop(): Promise<void> }>;
}
