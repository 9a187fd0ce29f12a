/** A hand-over as the successor's phone shows it. */
import { shortVillageName } from "../../../kernel/place-names.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { DeskDocument } from "../phone/desk-document.contract.ts";
import { findWaiting } from "./handover.store.ts";

/** What waits for whoever comes after; never for whoever wrote it. */
export async function handOverOf(tx: Tx, villageCode: string): Promise<DeskDocument["handOver"]> {
  const waiting = await findWaiting(tx, villageCode);
  if (waiting === undefined || waiting.writtenBy === tx.actor.accountId) return null;
  const { id, villageName, writtenName, note, writtenAt } = waiting;
  // As the phone's own list of villages names it: by that name the hand-over finds its village there.
  return {
    id,
    villageName: shortVillageName(villageName),
    from: writtenName,
    note,
    at: writtenAt.toISOString(),
  };
}
