/** Who became whom in a merge, for rooms whose papers name persons of the file that went. */
import type { Tx } from "../../platform/db/database.ts";
import { listLiveMerges } from "./merges.store.ts";

export interface BecameAnother {
  readonly was: string;
  readonly became: string;
}

/** By the merge of this file into that one that stands now; the child itself is among them. */
export async function listJoinedPersons(tx: Tx, from: string, into: string): Promise<BecameAnother[]> {
  return (await listLiveMerges(tx, into))
    .filter(({ merged_id: merged }) => merged === from)
    .flatMap(({ moved }) => moved.joined.map(({ keptId, otherId }) => ({ was: otherId, became: keptId })));
}
