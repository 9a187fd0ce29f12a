/** The recognition room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startFollowing } from "./follow-changes.job.ts";
import { recognitionRoutes } from "./recognition.routes.ts";

export const recognitionModule: Room = {
  routes: recognitionRoutes,
  start: startFollowing,
};
