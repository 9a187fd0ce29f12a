/** Which of several conditions of one parent is shown, where only one is: in ledgers, on forms, as the day from which it counts. */
import type { ConditionCode } from "./codes.contract.ts";

/** A loss weighs most; migrant work counts only when nothing else holds. */
const gravity: readonly string[] = [
  "deceased",
  "declaredMissing",
  "unknownNotFound",
  "guardianshipRevoked",
  "imprisoned",
  "compulsoryRehab",
  "otherRestricted",
  "deported",
  "outOfContact",
  "severeDisability",
  "seriousIllness",
  "migrantWork",
  "capable",
] satisfies readonly ConditionCode[];

/** The gravest first. */
export function byGravity(a: { readonly slot: string }, b: { readonly slot: string }): number {
  return gravity.indexOf(a.slot) - gravity.indexOf(b.slot);
}
