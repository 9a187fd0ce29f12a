import type { Actor } from "../../../kernel/actor.ts";
import { declareVerbs } from "../../../platform/access/policy.ts";

declareVerbs({
  "quarter.read": ["villageDirector", "townshipSupervisor", "districtOfficer", "districtLeader"],
  "quarter.confirm": ["villageDirector"],
  "quarter.review": ["townshipSupervisor"],
  "quarter.close": ["districtOfficer"],
  "quarter.export": ["townshipSupervisor", "districtOfficer"],
  "memberUnit.manage": ["districtOfficer"],
});

/** A director answers for the one village of the post. */
export function isOwnVillage(actor: Pick<Actor, "placeCode">, villageCode: string): boolean {
  return actor.placeCode === villageCode;
}

/** Confirming and reviewing are two people's, whatever posts one of them may hold. */
export function mayReview(
  actor: Pick<Actor, "accountId">,
  village: { readonly confirmedBy: string | null },
): boolean {
  return village.confirmedBy !== actor.accountId;
}
