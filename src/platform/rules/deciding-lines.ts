/** Of an explanation what decides, and nothing else: the lines that a person has to look at, as deep as a clause can be cited. Pure. */
import type { ConditionLine } from "./explanation.contract.ts";

/**
 * Of alternatives the one that holds, of demands that are not met those that are wanting; each as deep as there is a clause to cite or
 * a fact to be settled.
 */
export function decidingLines(line: ConditionLine): ConditionLine[] {
  return line.children.flatMap((child) => decisive(child, true));
}

function decisive(line: ConditionLine, isTop: boolean): ConditionLine[] {
  if (line.verdict === null) return [];
  const below = partsThatDecide(line).flatMap((child) => decisive(child, false));
  if (below.length > 0) return below;
  const isWanting = line.verdict === "cannotTell" && line.missing.length > 0;
  return line.cite !== null || isWanting || (isTop && line.children.length === 0) ? [line] : [];
}

function partsThatDecide({ joins, verdict, children }: ConditionLine): readonly ConditionLine[] {
  if (joins === "not") return [];
  if (joins !== "any")
    return verdict === "yes" ? children : children.filter((child) => child.verdict !== "yes");
  if (verdict === "no") return [];
  const holding = children.filter((child) => child.verdict === verdict);
  return verdict === "yes" ? holding.slice(0, 1) : holding;
}

/** What the facts say on the line or below it; yes and no are told by the verdict. */
export function valueThatDecides(line: ConditionLine): string | undefined {
  return line.withheld ? undefined : valuesIn(line).find((value) => value !== "是" && value !== "否");
}

function valuesIn(line: ConditionLine): string[] {
  return [...(line.value === null ? [] : [line.value]), ...partsThatDecide(line).flatMap(valuesIn)];
}

export function sourcesThatDecide(line: ConditionLine): ConditionLine["sources"] {
  return [...line.sources, ...partsThatDecide(line).flatMap(sourcesThatDecide)];
}
