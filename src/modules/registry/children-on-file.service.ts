/** Whose file is open below a place, for rounds from door to door. */
import type { Tx } from "../../platform/db/database.ts";
import { listOpenFiles } from "./registry.store.ts";

export interface ChildOnFile {
  readonly id: string;
  readonly villageCode: string;
}

/** Of the asker's own places alone. */
export function listChildrenOnFile(tx: Tx, places: readonly string[]): Promise<ChildOnFile[]> {
  return listOpenFiles(tx, places);
}
