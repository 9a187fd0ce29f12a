/** Differences of money and numbers in words. Pure. */
import { formatYuan } from "../../../../kernel/money.ts";
import {
  isMoney,
  type ParameterUnit,
  type ParameterValue,
  parameterUnits,
} from "../../../../platform/parameters/parameter-value.contract.ts";

/** "+26.00", "-2"; nothing where there is no sum to draw. */
export function differenceWords(
  unit: ParameterUnit,
  before: ParameterValue | null,
  after: ParameterValue,
): string {
  if (typeof before !== "number" || typeof after !== "number" || before === after) return "";
  const more = after - before;
  return isMoney(unit) ? signedYuan(more) : `${more > 0 ? "+" : ""}${more}`;
}

/** "+1,300.00" */
export function signedYuan(fen: number): string {
  return `${fen > 0 ? "+" : ""}${formatYuan(fen)}`;
}

/** What stands behind the field: 元/月, 个工作日. */
export function unitWords(unit: ParameterUnit): string {
  return unit === "choice" || unit === "switch" ? "" : parameterUnits.label(unit);
}

/** The end is the first day on which it no longer holds. */
export function spanWords(from: string, to: string | null): string {
  return to === null ? `${from} 起` : `${from} 起，${to} 前`;
}
