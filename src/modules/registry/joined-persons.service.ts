/** Who became whom in a merge, for rooms whose papers name persons of the file that went. */
import type { Tx } from "../../platform/db/database.ts";
import { type Joined, listJoined, listLiveMerges } from "./merges.store.ts";

export type { Joined };
export { listJoined };

export interface BecameAnother {
  readonly was: string;
  readonly became: string;
}

/** All files that stand merged into this one, by however many merges. */
export async function listMergedFiles(tx: Tx, into: string): Promise<string[]> {
  const direct = (await listLiveMerges(tx, into)).map(({ merged_id: merged }) => merged);
  const further = await Promise.all(direct.map((one) => listMergedFiles(tx, one)));
  return [...direct, ...further.flat()];
}

/** By the merge of this file into that one that stands now; the child itself is among them. */
export async function listJoinedPersons(tx: Tx, from: string, into: string): Promise<BecameAnother[]> {
  return (await listLiveMerges(tx, into))
    .filter(({ merged_id: merged }) => merged === from)
    .flatMap(({ moved }) => moved.joined.map(({ keptId, otherId }) => ({ was: otherId, became: keptId })));
}
