/** What the child's timeline tells of visits: that there was one, what it found; the words to whoever opens it. */
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { TimelineEntry } from "../../registry/child-file.contract.ts";
import { visitCheckCodes, visitMannerCodes, visitStateCodes } from "./visit-codes.contract.ts";
import * as store from "./visits.store.ts";

export async function listVisitsOf(tx: Tx, childIds: readonly string[]): Promise<TimelineEntry[]> {
  if (!mayDo(tx.actor, "visit.read")) return [];
  const rows = await store.listForTimeline(tx, childIds);
  return rows.map((row) => {
    const troubles = row.troubles.map((check) =>
      visitCheckCodes.has(check) ? visitCheckCodes.label(check) : check,
    );
    return {
      id: row.id,
      on: row.on,
      kind: "workforce.visit",
      title: "走访",
      text: [
        visitMannerCodes.label(row.manner),
        row.sawChild ? "见到孩子" : "没见到孩子",
        troubles.length === 0 ? "都好" : `有问题：${troubles.join("、")}`,
        ...(row.state === "kept" ? [] : [visitStateCodes.label(row.state)]),
      ].join("，"),
      by: row.by,
      recordedAt: row.receivedAt.toISOString(),
      undo: null,
      before: null,
      link: `/visits?visit=${row.id}`,
    };
  });
}
