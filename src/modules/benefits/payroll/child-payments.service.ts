import type { Tx } from "../../../platform/db/database.ts";
import { demandChild } from "../../registry/payees.service.ts";
import { listEntitlementsOf, type Paying } from "../entitlements/entitlements.service.ts";
import type { ChildPayments } from "./child-payments.contract.ts";
import { listLinesOf } from "./payroll.store.ts";
import { presentLines } from "./present-lines.service.ts";

/** @throws access.notFound */
export async function readChildPayments(tx: Tx, paying: Paying, childId: string): Promise<ChildPayments> {
  await demandChild(tx, childId);
  const lines = await listLinesOf(tx, childId);
  const views = await presentLines(tx, paying, lines);
  tx.note({ subjectIds: [childId] });
  return {
    entitlements: await listEntitlementsOf(tx, paying, childId),
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
