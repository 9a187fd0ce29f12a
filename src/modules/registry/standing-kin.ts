/** Who is father or mother on a day, and what keeps them from the child. Pure. */
import { holdsOn, type StandingFact, type StandingKin, type StandingSource } from "./standing-source.ts";

export function kinOf(
  source: StandingSource,
  relations: readonly string[],
  day: string,
): StandingKin | undefined {
  return source.kin.find((kin) => relations.includes(kin.relation) && holdsOn(kin, day));
}

/** Who cares for the child on a day: whoever is said to, else the first who is no parent. */
export function carerOf(
  { kin }: StandingSource,
  day: string,
  father: StandingKin | undefined,
  mother: StandingKin | undefined,
): StandingKin | undefined {
  return (
    kin.find((one) => one.caresForChild && holdsOn(one, day)) ??
    kin.find((one) => one !== father && one !== mother && holdsOn(one, day))
  );
}

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
