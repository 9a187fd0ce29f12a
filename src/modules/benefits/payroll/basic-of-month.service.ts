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
  const [child] = await listPaidChildren(tx, [childId], lastOf(month));
  if (child === undefined) return new Map();
  const rates = await listParameters(tx, firstOf(month));
  // Only school years look back to another month, and no basic allowance runs by them.
  const ratesOf = () => rates;
  const gathered = await gather(tx, { month, comparedWith: null }, { ratesOf, floor: month }, [child]);
  const known = knowledgeOf(child, gathered);
  const entitlements = known.entitlements.filter(({ programme }) => basicPrograms.includes(programme));
  return new Map(owedOf(month, { ...known, entitlements }, ratesOf).map((one) => [one.programme, one]));
}
