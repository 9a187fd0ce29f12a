import { Problem } from "../../kernel/problem.ts";
import { notFound } from "../../platform/access/policy.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { listKin, listPersons } from "./people.store.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { registryProblems } from "./registry.contract.ts";
import * as store from "./registry.store.ts";

/** Shows one whole number for a stated reason; the reason, the person and the field stand in the audit log. */
export async function revealNumber(
  tx: Tx,
  cipher: FieldCipher,
  childId: string,
  request: { personId: string; field: "citizenNo" | "phone"; reason: string },
): Promise<{ value: string }> {
  if ((await store.findFile(tx, childId)) === undefined) throw notFound();
  const kin = await listKin(tx, [childId]);
  if (request.personId !== childId && !kin.some((row) => row.person_id === request.personId))
    throw notFound();
  const [person] = await listPersons(tx, [request.personId]);
  const sealed = request.field === "citizenNo" ? person?.citizen_no_sealed : person?.phone_sealed;
  if (sealed === null || sealed === undefined) throw new Problem(registryProblems.nothingToReveal);
  tx.note({
    subjectIds: [childId, request.personId],
    purpose: request.reason,
    detail: { field: request.field },
  });
  return { value: cipher.open(sealed, request.field === "citizenNo" ? CITIZEN_NO : PHONE) };
}
