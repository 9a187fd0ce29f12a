/** Names of children for other rooms' lists; of those alone that the post may see. */
import type { Tx } from "../../platform/db/database.ts";
import { listPersons } from "./people.store.ts";

/** By the child's id; ids may stand more than once. */
export async function readChildNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const persons = await listPersons(tx, [...new Set(ids)]);
  return new Map(persons.map(({ id, name }) => [id, name]));
}
