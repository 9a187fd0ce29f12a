/** Numbers as people type them: sound, and nobody else's. */
import { readCitizenId } from "../../kernel/citizen-id.ts";
import { Problem } from "../../kernel/problem.ts";
import { repairSolidText } from "../../kernel/text-repair.ts";
import { isInScope } from "../../platform/access/scope.ts";
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import * as people from "./people.store.ts";
import { CITIZEN_NO, type NumberIndexes } from "./person-identity.service.ts";
import { registryProblems } from "./registry.contract.ts";

/** @throws registry.citizenNo.invalid */
export function soundNumber(text: string): string {
  const reading = readCitizenId(repairSolidText(text).toUpperCase());
  if (reading.kind !== "sound") throw new Problem(registryProblems.badCitizenNo);
  return reading.citizenNo;
}

export async function demandFreeNumber(
  tx: Tx,
  cipher: FieldCipher,
  citizenNo: string | undefined,
  personId: string,
): Promise<void> {
  if (citizenNo === undefined) return;
  const index = cipher.blindIndex(citizenNo, CITIZEN_NO);
  const formerIndexes = cipher.formerIndexes(citizenNo, CITIZEN_NO);
  const [known] = await knownNumbers(tx, [{ index, formerIndexes }]);
  if (known !== undefined && known.person_id !== personId) throw new Problem(registryProblems.citizenNoTaken);
}

/** Who has these numbers; whoever enters one of them at the same moment waits until this is written. */
export async function knownNumbers(tx: Tx, numbers: readonly NumberIndexes[]): Promise<people.KnownNumber[]> {
  await people.lockNumbers(tx, numbers);
  return people.findByNumbers(tx, numbers);
}

/** A child of another place does not become readable here by being named as somebody's brother. */
export function demandNoChildElsewhere(tx: Tx, known: readonly people.KnownNumber[]): void {
  if (known.some((row) => row.child_scope !== null && !isInScope(tx.scope, row.child_scope)))
    throw new Problem(registryProblems.elsewhere);
}
