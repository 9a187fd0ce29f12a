/** A child's entitlements with everything that was done with them, as their page tells it. */
import type { Tx } from "../../../platform/db/database.ts";
import type { EntitlementView } from "./entitlements.contract.ts";
import { listEntitlementsOf, type Paying } from "./entitlements.service.ts";
import * as store from "./entitlements.store.ts";
import { otherIncomeCodes } from "./paid-programs.contract.ts";
import { changeKinds, followedBy, sayChange } from "./say-change.ts";

export type ToldEntitlement = EntitlementView & {
  readonly changes: readonly {
    readonly kind: string;
    readonly says: string;
    readonly reason: string;
    readonly at: string;
    readonly by: string;
  }[];
  /** The one that goes on where this one was ended by a change of care mode. */
  readonly followedBy: string | null;
};

/** All of a child with what was done with each, the newest first. */
export async function listToldEntitlements(
  tx: Tx,
  paying: Paying,
  childId: string,
): Promise<ToldEntitlement[]> {
  const changes = await store.listChangesOf(tx, childId);
  const followers = new Map(
    changes.flatMap(({ detail, entitlementId }) => {
      const follows = followedBy(detail);
      return follows === undefined ? [] : [[follows, entitlementId] as const];
    }),
  );
  const views = await listEntitlementsOf(tx, paying, childId);
  return views.map((view) => ({
    ...view,
    followedBy: followers.get(view.id) ?? null,
    changes: changes
      .filter(({ entitlementId }) => entitlementId === view.id)
      .map(({ kind, detail, reason, at, by }) => ({
        kind: changeKinds.has(kind) ? changeKinds.label(kind) : kind,
        says: sayChange(kind, detail),
        reason,
        at: at.toISOString(),
        by,
      })),
  }));
}

/** What is received already and counts against a top-up. */
export async function listIncomesOf(tx: Tx, childId: string) {
  const incomes = await store.listOtherIncomes(tx, [childId]);
  return incomes.map(({ kind, fromMonth, toMonth, fen, source }) => ({
    kindName: otherIncomeCodes.has(kind) ? otherIncomeCodes.label(kind) : kind,
    fromMonth,
    toMonth,
    fen,
    source,
  }));
}
