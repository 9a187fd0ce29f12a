/** Numbers of children in clear, for files that leave by law or agreement; whoever calls says in the log what for. */
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { listRosterNumbers } from "./payees.store.ts";
import { CITIZEN_NO } from "./person-identity.service.ts";

/** By child; of those alone that the post may see and whose number is known. */
export async function citizenNumbersOf(
  tx: Tx,
  cipher: FieldCipher,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await listRosterNumbers(
    tx,
    childIds.map((childId) => ({ childId, personId: null })),
  );
  return new Map(
    rows.flatMap(({ childId, citizenNoSealed }) =>
      citizenNoSealed === null ? [] : [[childId, cipher.open(citizenNoSealed, CITIZEN_NO)] as const],
    ),
  );
}
