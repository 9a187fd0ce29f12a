/** What the register tells whoever prepares or decides an application for a child: who it is, and numbers in clear, to be sealed or printed. */
import type { FieldCipher } from "../../platform/crypto/cipher.ts";
import type { Tx } from "../../platform/db/database.ts";
import { listPersons } from "./people.store.ts";
import { CITIZEN_NO, PHONE } from "./person-identity.service.ts";
import { findFile } from "./registry.store.ts";

export { ethnicityName } from "./ledgers/ethnicities.ts";

export interface ApplicantChild {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly villageCode: string;
  readonly endedOn: string | null;
  /** Of the file, for a write on it. */
  readonly version: number;
}

/** The child of a file within the asker's places. */
export async function findApplicantChild(tx: Tx, id: string): Promise<ApplicantChild | undefined> {
  const file = await findFile(tx, id);
  if (file === undefined || file.merged_into !== null) return undefined;
  const [person] = await listPersons(tx, [id]);
  if (person === undefined) return undefined;
  return {
    id,
    name: person.name,
    birthDate: person.birth_date,
    villageCode: file.scope_code,
    endedOn: file.ended_on,
    version: file.version,
  };
}

export interface OpenNumbers {
  readonly citizenNo: string | null;
  readonly phone: string | null;
}

/** By person. Never for what is answered: these are sealed again, or stand on a paper whose printing is logged. */
export async function openNumbersOf(
  tx: Tx,
  cipher: FieldCipher,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, OpenNumbers>> {
  const open = (box: Buffer | null, context: string) => (box === null ? null : cipher.open(box, context));
  return new Map(
    (await listPersons(tx, personIds)).map((person) => [
      person.id,
      { citizenNo: open(person.citizen_no_sealed, CITIZEN_NO), phone: open(person.phone_sealed, PHONE) },
    ]),
  );
}
