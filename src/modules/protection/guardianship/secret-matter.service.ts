/** Which matters of guardianship only named people know: said to be about sexual harm, or begun out of a sealed case. */
import type { Tx } from "../../../platform/db/database.ts";
import type { FormValues } from "../../../platform/procedures/procedure-book.service.ts";
import { listCasesOfChild } from "../cases/cases.store.ts";

/** Whoever is not named for the sealed case must not learn of it by their matter being sealed: only what the asker sees counts. */
export async function isSecretMatter(
  tx: Tx,
  subjectId: string | null,
  { isSecret }: FormValues,
): Promise<boolean> {
  if (isSecret?.value === true) return true;
  if (subjectId === null) return false;
  return (await listCasesOfChild(tx, subjectId)).some(({ sealed, state }) => sealed && state !== "closed");
}
