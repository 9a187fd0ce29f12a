/** What a payroll would find for a child's basic allowance in one month, for pages that tell what the child receives. */
import { firstOf, lastOf, type Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import { listParameters } from "../../../platform/parameters/parameters.store.ts";
import { listPaidChildren } from "../../registry/payees.service.ts";
import { basicPrograms, type PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { gather, knowledgeOf } from "./gather-knowledge.service.ts";
import { type Owed, owedOf } from "./owed.ts";

/** By programme; with what rising prices add to it. Arrears and recoveries are the payroll's affair. */
export async function basicOfMonth(
  tx: Tx,
  month: Month,
  childId: string,
): Promise<ReadonlyMap<PaidProgram, Owed>> {
  return (await basicOfMonthFor(tx, month, [childId])).get(childId) ?? new Map<PaidProgram, Owed>();
}

/** The same for many children at once, by child. */
export async function basicOfMonthFor(
  tx: Tx,
  month: Month,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<PaidProgram, Owed>>> {
  const children = childIds.length === 0 ? [] : await listPaidChildren(tx, childIds, lastOf(month));
  if (children.length === 0) return new Map();
  const rates = await listParameters(tx, firstOf(month));
  // Only school years look back to another month, and no basic allowance runs by them.
  const ratesOf = () => rates;
  const gathered = await gather(tx, { month, comparedWith: null }, { ratesOf, floor: month }, children);
  return new Map(
    children.map((child) => {
      const known = knowledgeOf(child, gathered);
      const entitlements = known.entitlements.filter(({ programme }) => basicPrograms.includes(programme));
      const owed = owedOf(month, { ...known, entitlements }, ratesOf);
      return [child.childId, new Map(owed.map((one) => [one.programme, one]))];
    }),
  );
}
