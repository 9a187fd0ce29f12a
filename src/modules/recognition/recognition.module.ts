/** The recognition room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import { startFollowing } from "./follow-changes.job.ts";

export const recognitionModule: Room = {
  routes: [],
  start: startFollowing,
};
