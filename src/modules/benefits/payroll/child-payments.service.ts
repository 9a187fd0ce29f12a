import { notFound } from "../../../platform/access/policy.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listPaidChildren } from "../../registry/payees.service.ts";
import type { Paying } from "../entitlements/entitlements.service.ts";
import { listIncomesOf, listToldEntitlements } from "../entitlements/told-entitlements.service.ts";
import type { ChildPayments } from "./child-payments.contract.ts";
import { changeableMonthOf } from "./next-month.service.ts";
import { listLinesOf } from "./payroll.store.ts";
import { presentLines } from "./present-lines.service.ts";

/** @throws access.notFound */
export async function readChildPayments(tx: Tx, paying: Paying, childId: string): Promise<ChildPayments> {
  const [child] = await listPaidChildren(tx, [childId]);
  if (child === undefined) throw notFound();
  const lines = await listLinesOf(tx, childId);
  const views = await presentLines(tx, paying, lines);
  tx.note({ subjectIds: [childId] });
  return {
    childName: child.name,
    nextMonth: await changeableMonthOf(tx),
    entitlements: (await listToldEntitlements(tx, paying, childId)).map(({ changes, ...one }) => ({
      ...one,
      changes: [...changes],
    })),
    incomes: await listIncomesOf(tx, childId),
    payments: views.map((view, index) => ({
      month: lines[index]?.month ?? "",
      programme: view.programme,
      programmeName: view.programmeName,
      totalFen: view.totalFen,
      arrearsFen: view.arrearsFen + view.reissueFen,
      recoveryFen: view.recoveryFen,
      because: lines[index]?.because ?? "",
      statusName: view.statusName,
      note: view.blocking.length > 0 ? view.blocking.join("；") : view.bankWords,
    })),
  };
}
