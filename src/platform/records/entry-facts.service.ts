/** What an entry says, for a room whose matter it settles. Sealed fields are left out. */
import type { Tx } from "../db/database.ts";
import { findEntry } from "./entries.store.ts";
import { STANDING_STATES } from "./record-codes.contract.ts";
import type { Content } from "./record-fields.contract.ts";

export interface EntryFacts {
  readonly aboutId: string | null;
  readonly on: string;
  readonly content: Content;
  /** Handed in, and neither returned nor withdrawn since. */
  readonly stands: boolean;
}

export async function readEntryFacts(tx: Tx, kind: string, id: string): Promise<EntryFacts | undefined> {
  const row = await findEntry(tx, kind, id);
  if (row === undefined) return undefined;
  const stands = STANDING_STATES.some((state) => state === row.state);
  return { aboutId: row.aboutId, on: row.on, content: row.content, stands };
}
