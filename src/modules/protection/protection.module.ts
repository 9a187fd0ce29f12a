/** The room's manifest: what it adds to the house. */
import type { Room } from "../../platform/http/room.ts";
import "./duties/declared-duties.ts";

export const protectionModule: Room = {
  routes: [],
  start: () => Promise.resolve({ stop: () => Promise.resolve() }),
};
