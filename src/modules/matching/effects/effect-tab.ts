/** On which tab of the page an effect stands. Pure. */
import { type DifferenceTab, type EffectKind, leftBehindDifferences } from "./effect-codes.contract.ts";
import type { EffectDetail } from "./effect-detail.contract.ts";

export function tabOf({
  kind,
  detail,
}: {
  readonly kind: EffectKind;
  readonly detail: EffectDetail;
}): DifferenceTab {
  if (kind === "ending") return "endings";
  if (kind === "absence") return "absences";
  if (kind === "check") return "checks";
  return detail.why !== undefined && leftBehindDifferences.includes(detail.why)
    ? "leftBehind"
    : "discrepancies";
}
