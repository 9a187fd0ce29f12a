import type { Actor } from "../../kernel/actor.ts";
import { everywhere } from "./scope.ts";

/** Account and post of the system itself; it has no row that could log in. */
export const SYSTEM_ID = "00000000-0000-7000-8000-000000000001";

/** A named post of the system: nightly jobs, the command line, the demonstration. It is audited like anybody. */
export function systemActor(name: string): Actor {
  return {
    accountId: SYSTEM_ID,
    username: `system:${name}`,
    displayName: "系统",
    postId: SYSTEM_ID,
    role: "districtOfficer",
    placeCode: "500117",
    placeName: "合川区",
    department: null,
    scope: everywhere(),
  };
}
