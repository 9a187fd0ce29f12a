import type { Actor } from "../../kernel/actor.ts";
import { everywhere } from "./scope.ts";

/** A named post of the system itself: nightly jobs, the command line, the demonstration. It is audited like anybody. */
export function systemActor(name: string): Actor {
  return {
    accountId: "",
    username: `system:${name}`,
    displayName: "系统",
    postId: "",
    role: "districtOfficer",
    placeCode: "500117",
    placeName: "合川区",
    department: null,
    scope: everywhere(),
  };
}
