/** What of guardianship is late or soon due: terms that run out, children without a placement, reports and hours wanting. */

import type { Scope } from "../../../kernel/actor.ts";
import { today } from "../../../kernel/clock.ts";
import type { OutputOf } from "../../../kernel/operation.ts";
import { narrowScope } from "../../../platform/access/scope.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { App } from "../../../platform/http/app.ts";
import { readChildNames } from "../../registry/child-names.service.ts";
import { type CustodyRow, listCustodiesOn, listPlacedNow } from "./custody.store.ts";
import { type CustodyClock, custodyClock } from "./custody-clock.ts";
import type { readGuardianshipWatch as operation, Watched } from "./guardianship.contract.ts";
import { guardianshipKindCodes, orderKindCodes } from "./guardianship-codes.contract.ts";
import { type GuardianshipTerms, termsOn } from "./guardianship-terms.service.ts";
import { type OrderClock, orderClock } from "./order-clock.ts";
import { type EntryRow, listEntries, listRunningOrders, type OrderRow } from "./orders.store.ts";

export interface WatchedCustody {
  readonly row: CustodyRow;
  readonly clock: CustodyClock;
}
export interface WatchedOrder {
  readonly row: OrderRow & { readonly entries: readonly EntryRow[] };
  readonly clock: OrderClock;
}

/** Everything that runs in these places, each with its clock. */
export async function watchedIn(
  tx: Tx,
  scope: Scope,
  terms: GuardianshipTerms,
): Promise<{ readonly custodies: WatchedCustody[]; readonly orders: WatchedOrder[] }> {
  const placed = new Set((await listPlacedNow(tx, scope)).map(({ childId }) => childId));
  const custodies = (await listCustodiesOn(tx, scope, today())).map((row) => ({
    row,
    clock: custodyClock({ ...row, isPlaced: placed.has(row.childId) }, terms, today()),
  }));
  const orders = await listRunningOrders(tx, scope);
  const entries = Map.groupBy(
    await listEntries(
      tx,
      orders.map(({ id }) => id),
    ),
    ({ orderId }) => orderId,
  );
  return {
    custodies,
    orders: orders.map((order) => {
      const row = { ...order, entries: entries.get(order.id) ?? [] };
      return { row, clock: orderClock(row, terms, today()) };
    }),
  };
}

const order = { late: 0, soon: 1, calm: 2 } as const;
const LAST = "9999-12-31";

export async function readWatch(
  tx: Tx,
  { places }: Pick<App, "places">,
  place: string | undefined,
): Promise<OutputOf<typeof operation>> {
  const scope = narrowScope(tx.scope, place);
  const { custodies, orders } = await watchedIn(tx, scope, await termsOn(tx, today()));
  const state = custodies.filter(({ row, clock }) => row.termEndsOn !== null || clock.tone !== "calm");
  const names = await readChildNames(
    tx,
    [...state, ...orders].map(({ row }) => row.childId),
  );
  const line = (
    { row, clock }: WatchedCustody | WatchedOrder,
    kind: Watched["kind"],
    what: string,
  ): Watched => ({
    kind,
    id: row.id,
    childId: row.childId,
    childName: names.get(row.childId) ?? "",
    placeName: places.nameOf(row.scopeCode.slice(0, 9)),
    what,
    dueOn: clock.dueOn,
    tone: clock.tone,
    says: clock.says,
  });
  const items = [
    ...state.map((one) => line(one, "custody", guardianshipKindCodes.label(one.row.kind))),
    ...orders.map((one) => line(one, "order", orderKindCodes.label(one.row.kind))),
  ].sort((a, b) => order[a.tone] - order[b.tone] || ((a.dueOn ?? LAST) < (b.dueOn ?? LAST) ? -1 : 1));
  tx.note({ subjectIds: items.map(({ childId }) => childId) });
  return { today: today(), items: items.slice(0, 500) };
}
