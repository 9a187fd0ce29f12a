import { now } from "../../../kernel/clock.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import type { OutputOf, QueryOf } from "../../../kernel/operation.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { listUnitAssignments as contract } from "./picture.contract.ts";
import { listAssignmentsOfUnits } from "./picture-lists.store.ts";
import { isOffice } from "./read-picture.service.ts";

const MOST = 200;

/** What units still owe, with the cases: for a liaison only what its own unit was asked for. */
export async function readUnitAssignments(
  tx: Tx,
  { place, unit, which, from, to }: QueryOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const own = tx.actor.department ?? "";
  const asked = isOffice(tx.actor) ? unit : own;
  const rows = await listAssignmentsOfUnits(
    tx,
    { scope: narrowScope(tx.scope, place), unit: asked, which, from, to, at: now() },
    MOST,
  );
  tx.note({ detail: { unit: asked ?? null, which } });
  return {
    total: rows[0]?.total ?? 0,
    items: rows.map(
      ({ id, caseId, caseTitle, kind, unit: one, dueAt, askedAt, acceptedAt, settledAt, isLate }) => ({
        ...{ id, caseId, caseTitle, kind, isLate },
        unitName: memberUnitCodes.has(one) ? memberUnitCodes.label(one) : one,
        dueAt: dueAt.toISOString(),
        askedAt: askedAt.toISOString(),
        acceptedAt: acceptedAt?.toISOString() ?? null,
        settledAt: settledAt?.toISOString() ?? null,
      }),
    ),
  };
}
