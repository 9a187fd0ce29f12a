/** What keeps a parent from the child, for ledgers, which show one condition. Pure. */
import { byGravity } from "./condition-gravity.contract.ts";
import { holdsOn, type StandingFact, type StandingKin } from "./standing-source.contract.ts";

export function conditionFact(kin: StandingKin | undefined, day: string): StandingFact | undefined {
  const holding = (kin?.facts ?? []).filter((fact) => fact.kind === "condition" && holdsOn(fact, day));
  return holding.sort(byGravity)[0];
}

export function conditionOf(kin: StandingKin | undefined, day: string): string | null {
  return conditionFact(kin, day)?.slot ?? null;
}
