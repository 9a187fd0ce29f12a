/** What several groups of a child's atoms read in the same way. Pure. */
import type { StandingFact } from "../../registry/standing-source.contract.ts";
import { type DayView, factOf, said } from "./day-view.ts";

/** As `silence` of an atom: the register lists decisions, and what is not listed was not decided. */
export const CLOSED = "没有登记就是没有";

export const ofChild = (kind: string) => ({ of: "child", kind }) as const;

export function ofKind(kind: string) {
  return ({ facts }: DayView): StandingFact | undefined => factOf(facts, kind);
}

export function slotsOf(facts: readonly StandingFact[], kind: string): string[] {
  return facts
    .filter((fact) => fact.kind === kind)
    .map(({ slot }) => slot)
    .sort();
}

/** Words of the register in which the infection stands; they leave it through `hiv` only. */
export function isHiv(facts: readonly StandingFact[]): boolean {
  return (
    factOf(facts, "difficulty", "H5") !== undefined ||
    said.code(factOf(facts, "category", "orphan"), "orphanType") === "hiv"
  );
}

/** Why and since when the file is closed on the day, if it is. */
export function endOf({ source, day }: DayView): { on: string; why: string | null } | undefined {
  const away = source.absences.find(({ from, to }) => from <= day && day < to);
  if (away !== undefined) return { on: away.from, why: away.why };
  if (source.endedOn === null || source.endedOn > day) return undefined;
  return { on: source.endedOn, why: source.endedWhy };
}
