/** What keeps a parent from the child, for ledgers, which show one condition. Pure. */
import { holdsOn, type StandingFact, type StandingKin } from "./standing-source.contract.ts";

/** Of several conditions of a parent the gravest is shown; migrant work only when nothing else holds. */
const gravity = [
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
];

export function conditionFact(kin: StandingKin | undefined, day: string): StandingFact | undefined {
  const holding = (kin?.facts ?? []).filter((fact) => fact.kind === "condition" && holdsOn(fact, day));
  holding.sort((a, b) => gravity.indexOf(a.slot) - gravity.indexOf(b.slot));
  return holding[0];
}

export function conditionOf(kin: StandingKin | undefined, day: string): string | null {
  return conditionFact(kin, day)?.slot ?? null;
}
