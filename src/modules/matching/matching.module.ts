/** The matching room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import "./matching.access.ts";

export const matchingModule: Room = {
  routes: [],
  async start() {
    return { stop: async () => undefined };
  },
};
