import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { EntitlementView } from "../entitlements/entitlements.contract.ts";

export const ChildPayments = z.object({
  childName: z.string(),
  /** The payroll that the next change still reaches. */
  nextMonth: z.string(),
  entitlements: z.array(
    EntitlementView.extend({
      followedBy: z.uuid().nullable(),
      /** The newest first. */
      changes: z.array(
        z.object({ kind: z.string(), says: z.string(), reason: z.string(), at: z.string(), by: z.string() }),
      ),
    }),
  ),
  incomes: z.array(
    z.object({
      kindName: z.string(),
      fromMonth: z.string(),
      toMonth: z.string().nullable(),
      fen: z.int(),
      source: z.string(),
    }),
  ),
  payments: z.array(
    z.object({
      month: z.string(),
      programme: z.string(),
      programmeName: z.string(),
      totalFen: z.int(),
      arrearsFen: z.int(),
      recoveryFen: z.int(),
      because: z.string(),
      statusName: z.string(),
      note: z.string().nullable(),
    }),
  ),
});
export type ChildPayments = z.output<typeof ChildPayments>;

export const readChildPayments = operation({
  name: "benefits.child.payments",
  method: "GET",
  path: "/api/children/{id}/payments",
  title: "查看一个孩子的待遇和发放",
  effect: "read",
  verb: "entitlement.read",
  params: z.object({ id: z.uuid() }),
  output: ChildPayments,
});
