/** What was read without a line stands in the log too: who, of which children, and when by the phone's clock. */
import type { BodyOf } from "../../../kernel/operation.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { noteOpenedFiles } from "./opened-files.contract.ts";

/** A child that has left the village meanwhile was read all the same. */
export function noteOpened(tx: Tx, { items }: BodyOf<typeof noteOpenedFiles>): { noted: number } {
  const childIds = [...new Set(items.map(({ childId }) => childId))];
  const times = items.map(({ at }) => at).sort();
  tx.note({
    subjectIds: childIds,
    detail: { opened: items.length, from: times[0], to: times.at(-1), offline: true },
  });
  return { noted: childIds.length };
}
