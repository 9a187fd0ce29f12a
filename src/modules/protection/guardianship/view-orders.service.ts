/** Orders to a child's guardians as its page shows them. */
import { today } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { OrderView } from "./guardianship.contract.ts";
import type { GuardianshipTerms } from "./guardianship-terms.service.ts";
import { orderClock } from "./order-clock.ts";
import { listEntries, listOrdersOf } from "./orders.store.ts";
import { sayDetail } from "./say-detail.ts";

export async function viewOrders(tx: Tx, childId: string, terms: GuardianshipTerms): Promise<OrderView[]> {
  const orders = await listOrdersOf(tx, childId);
  const entries = await listEntries(
    tx,
    orders.map(({ id }) => id),
  );
  return orders.map((order) => {
    const own = entries.filter(({ orderId }) => orderId === order.id);
    return {
      ...order,
      details: sayDetail(order.kind, order.detail),
      entries: own,
      clock: orderClock({ ...order, entries: own }, terms, today()),
    };
  });
}
