/** A difference in the few words that a row of the table has room for. Pure. */
import type { DifferenceItem } from "../differences.contract.ts";
import {
  absenceGroupCodes,
  discrepancyCodes,
  effectStateCodes,
  settleOutcomeCodes,
} from "../effect-codes.contract.ts";

export function sayWhy({ tab, why, groups, dueOn }: DifferenceItem): string {
  if (why !== null) return discrepancyCodes.label(why);
  if (tab === "absences")
    return groups.length === 0
      ? "学籍名册里没有"
      : groups.map((group) => absenceGroupCodes.label(group)).join("、");
  if (tab === "checks") return dueOn === null ? "父（母）在名册里" : `父（母）在名册里，${dueOn} 前核查`;
  return "可能已经结束";
}

export function saySettlement({ settled, state }: DifferenceItem): string {
  if (settled === null) return effectStateCodes.label(state);
  const { conclusion, outcome, by } = settled;
  const what =
    conclusion ?? (outcome === null ? effectStateCodes.label(state) : settleOutcomeCodes.label(outcome));
  return `${what} · ${by}`;
}
