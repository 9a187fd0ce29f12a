/** What the child's timeline tells of guardianship beside its procedures: placements and orders, to whoever row security lets see them. */
import { mayDo } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { TimelineEntry } from "../../registry/child-file.contract.ts";
import { listPlacementsOf } from "./custody.store.ts";
import { orderKindCodes, placementCodes, placementEndCodes } from "./guardianship-codes.contract.ts";
import { listOrdersOfChildren } from "./orders.store.ts";

export async function listGuardianshipOf(tx: Tx, childIds: readonly string[]): Promise<TimelineEntry[]> {
  if (!mayDo(tx.actor, "guardianship.read")) return [];
  const placements = await listPlacementsOf(tx, childIds);
  const orders = await listOrdersOfChildren(tx, childIds);
  return [
    ...placements.flatMap((row) => {
      const where = `${placementCodes.label(row.kind)} · ${row.placeName}，由${row.carer}照料`;
      const begun = entry(row, row.from, "安置", where);
      if (row.endedOn === null) return [begun];
      const why = placementEndCodes.options.find(({ value }) => value === row.endedWhy)?.label ?? "";
      return [begun, { ...entry(row, row.endedOn, "离开安置地", why), id: `${row.id}/end` }];
    }),
    ...orders.flatMap((row) => {
      const label = orderKindCodes.label(row.kind);
      const issued = entry(row, row.issuedOn, label, `${row.organ} · ${row.personName}`);
      if (row.concludedOn === null) return [issued];
      const concluded = entry(row, row.concludedOn, `${label}办结`, row.conclusion ?? "");
      return [issued, { ...concluded, id: `${row.id}/end` }];
    }),
  ];
}

interface Told {
  readonly id: string;
  readonly childId: string;
  readonly by: string;
  readonly at: Date;
}

function entry({ id, childId, by, at }: Told, on: string, title: string, text: string): TimelineEntry {
  return {
    id,
    on,
    kind: "protection.guardianship",
    title,
    text,
    by,
    recordedAt: at.toISOString(),
    undo: null,
    before: null,
    link: `/children/${childId}/guardianship`,
  };
}
