/** Which posts one person may hold beside another: nobody enters what they also review, approve, pay or audit. Pure. */
import type { Role } from "../../kernel/actor.ts";

/** Of each role those that may stand beside it, besides the same role at another place. */
const beside: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  villageDirector: ["socialWorker"],
  socialWorker: ["villageDirector"],
};

export function mayAlsoHold(held: Role, added: Role): boolean {
  return held === added || (beside[added] ?? []).includes(held);
}
