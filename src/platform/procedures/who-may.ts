/** Which posts begin a matter, and which handle one that was begun by somebody else. Pure. */
import type { Actor } from "../../kernel/actor.ts";
import type { Procedure, Starter } from "./procedure.ts";

type Asker = Pick<Actor, "role" | "department">;

const usual: readonly Starter[] = ["villageDirector", "townshipSupervisor", "districtOfficer"];

export function mayStart(
  { starts = usual }: Pick<Procedure, "starts">,
  { role, department }: Asker,
): boolean {
  return starts.some((who) =>
    typeof who === "string" ? who === role : role === "partnerLiaison" && who.department === department,
  );
}

/** What is handed in by a department stays its own to mend and to withdraw; of other matters it has its step and nothing else. */
export function mayHandle(startedDepartment: string | null, { role, department }: Asker): boolean {
  return role !== "partnerLiaison" || (startedDepartment !== null && startedDepartment === department);
}
