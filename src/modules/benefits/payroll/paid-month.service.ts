/** What every child is owed for a month by the programmes that other systems know too, for comparing with them. */
import type { Fen } from "../../../kernel/money.ts";
import type { Month } from "../../../kernel/month.ts";
import type { Tx } from "../../../platform/db/database.ts";
import type { PaidProgram } from "../entitlements/paid-programs.contract.ts";
import { eachKnown } from "./gather-knowledge.service.ts";
import { owedOf } from "./owed.ts";
import { loadRates } from "./rates.service.ts";

export interface PaidInMonth {
  readonly childId: string;
  readonly scopeCode: string;
  readonly name: string;
  readonly programme: PaidProgram;
  readonly careMode: string | null;
  /** Of the entitlement that is paid; a change of care mode begins another. */
  readonly fromMonth: Month;
  /** Null where no document sets the amount. */
  readonly fen: Fen | null;
}

export async function listPaidInMonth(tx: Tx, month: Month): Promise<PaidInMonth[]> {
  const rates = await loadRates(tx, month);
  const paid: PaidInMonth[] = [];
  for await (const children of eachKnown(tx, month, rates)) {
    for (const { child, known } of children) {
      for (const one of owedOf(month, known, rates.ratesOf)) {
        if (one.verdict === "nothing" || one.programme === "B23") continue;
        const held = known.entitlements.filter(({ programme }) => programme === one.programme);
        const fromMonth = held.find(({ id }) => id === one.entitlementId)?.from;
        if (fromMonth === undefined) continue;
        paid.push({
          ...{ childId: child.childId, scopeCode: child.scopeCode, name: child.name },
          ...{ programme: one.programme, careMode: one.careMode, fromMonth },
          fen: one.verdict === "cannotTell" ? null : one.fen,
        });
      }
    }
  }
  return paid;
}
