/** Special procedures: which matters somebody knows, the procedures themselves say; here is who handles the children in them. */
import type { Actor } from "../../../kernel/actor.ts";
import type { MemberUnit } from "../../../kernel/member-units.ts";
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "special.read": [
    "villageDirector",
    "townshipSupervisor",
    "districtOfficer",
    "districtLeader",
    "partnerLiaison",
  ],
  "special.figures": ["townshipSupervisor", "districtOfficer", "districtLeader"],
  "emergency.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "emergency.declare": ["townshipSupervisor", "districtOfficer"],
  "emergency.check": ["villageDirector", "townshipSupervisor"],
  "special.write": ["villageDirector", "townshipSupervisor", "districtOfficer", "partnerLiaison"],
});

/** A department reads names where the procedure needs it to; whoever only leads reads letters. */
export function readsNames(
  { role, department }: Pick<Actor, "role" | "department">,
  named: readonly MemberUnit[],
): boolean {
  if (role === "partnerLiaison") return named.some((unit) => unit === department);
  return role !== "districtLeader";
}
