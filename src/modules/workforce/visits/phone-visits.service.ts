/** The last visits of children, as phones show them. */
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import type { PhoneVisit } from "../phone/child-document.contract.ts";
import { STEP, VISIT, type VisitBox } from "./visit-box.ts";
import * as store from "./visits.store.ts";

/** What was said last time, and some times before. */
const EACH = 5;

/** By child, the last visit first; children without one are not in it. */
export async function recentVisits(
  tx: Tx,
  { cipher }: Pick<App, "cipher">,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, PhoneVisit[]>> {
  if (childIds.length === 0) return new Map();
  const rows = await store.listRecent(tx, childIds, EACH);
  const returned = rows.filter(({ state }) => state === "returned").map(({ id }) => id);
  const steps = returned.length === 0 ? [] : await store.listSteps(tx, returned);
  const reasons = new Map(
    [...steps]
      .reverse()
      .filter(({ kind }) => kind === "returned")
      .map(({ visitId, sealed }) => [visitId, cipher.open(sealed, STEP)] as const),
  );
  const visits = new Map<string, PhoneVisit[]>();
  for (const row of rows) {
    const told = cipher.openJson(row.sealed, VISIT) as VisitBox;
    const list = visits.get(row.childId) ?? [];
    list.push({
      id: row.id,
      on: row.on,
      by: row.by,
      manner: row.manner,
      sawChild: told.sawChild,
      troubles: told.troubles,
      childWords: told.childWords ?? null,
      note: told.note ?? null,
      state: row.state,
      returned: reasons.get(row.id) ?? null,
    });
    visits.set(row.childId, list);
  }
  return visits;
}
