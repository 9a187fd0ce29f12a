/** An amount by its sources: shares of dated percentages, exact to the fen. Pure. */

import type { CodeOf } from "../../../kernel/code-table.ts";
import type { Fen } from "../../../kernel/money.ts";
import { readerOf } from "../../../platform/parameters/read-parameter.ts";
import { type PaidProgram, schoolYearPrograms } from "../entitlements/paid-programs.contract.ts";
import type { fundSources } from "./budgets.contract.ts";
import { cityPercent, lotteryPercent } from "./payroll.parameters.ts";
import type { Rate } from "./rates.ts";

export interface FundShare {
  readonly source: CodeOf<typeof fundSources>;
  readonly fen: Fen;
  readonly unchecked: boolean;
}

const city = readerOf(cityPercent);
const lottery = readerOf(lotteryPercent);

/** The district bears what is left. */
export function sharesOf(programme: PaidProgram, fen: Fen, rates: ReadonlyMap<string, Rate>): FundShare[] {
  const isLottery = schoolYearPrograms.includes(programme) || programme === "B06";
  const share = isLottery ? lottery : city;
  const percent = share.get(rates);
  const certainty = rates.get(share.parameter.key)?.certainty;
  const unchecked = certainty === undefined || certainty === "uncertain" || certainty === "design";
  const first = Math.floor((fen * percent) / 100);
  const shares: FundShare[] = [
    { source: isLottery ? "lottery" : "city", fen: first, unchecked },
    { source: "district", fen: fen - first, unchecked },
  ];
  return shares.filter((share) => share.fen > 0);
}
