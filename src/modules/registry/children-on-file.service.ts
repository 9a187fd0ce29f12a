/** Whose file is open below a place, for rounds from door to door. */
import { inEveryPlace, type Tx } from "../../platform/db/database.ts";
import { listChildren } from "./people.store.ts";
import { listOpenFiles } from "./registry.store.ts";

export interface ChildOnFile {
  readonly id: string;
  readonly villageCode: string;
}

/** Of the asker's own places alone. */
export function listChildrenOnFile(tx: Tx, places: readonly string[]): Promise<ChildOnFile[]> {
  return listOpenFiles(tx, places);
}

/** Of these ids those of files, wherever they lie: what somebody names who may not see them. */
export async function keepKnownChildren(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const known = new Set((await inEveryPlace(tx, () => listChildren(tx, ids))).map(({ id }) => id));
  return ids.filter((id) => known.has(id));
}
