/** The conditions of a category as who decides reads them: one line each, with what the facts say and where that comes from. Pure. */

import type { Check } from "../../../../platform/procedures/procedures.contract.ts";
import type { ConditionLine } from "../../../../platform/rules/explanation.contract.ts";
import type { CategoryAnswer } from "../../../recognition/recognition.contract.ts";

export function conditionChecks(category: CategoryAnswer): Check[] {
  const { judgement, label } = category;
  if (judgement === null) return [];
  const whole: Check = {
    code: `rule.${category.category}`,
    label: `按规定是不是${label}`,
    verdict: judgement.verdict,
    value: judgement.reason?.label ?? judgement.reasonOpen ?? "",
    source: null,
    on: judgement.explanation.on,
    citation: citationOf(judgement.cite[0] ?? null),
  };
  return [whole, ...judgement.explanation.line.children.flatMap((line) => decisive(line, true))];
}

/**
 * Only what decides: of alternatives the one that holds, of demands that are not met those that are wanting; each as deep as there is
 * a clause to cite or a fact to be settled.
 */
function decisive(line: ConditionLine, isTop: boolean): Check[] {
  if (line.verdict === null) return [];
  const below = partsThatDecide(line).flatMap((child) => decisive(child, false));
  if (below.length > 0) return below;
  const isWanting = line.verdict === "cannotTell" && line.missing.length > 0;
  return line.cite !== null || isWanting || (isTop && line.children.length === 0) ? [checkOf(line)] : [];
}

function partsThatDecide({ joins, verdict, children }: ConditionLine): readonly ConditionLine[] {
  if (joins === "not") return [];
  if (joins !== "any")
    return verdict === "yes" ? children : children.filter((child) => child.verdict !== "yes");
  if (verdict === "no") return [];
  const holding = children.filter((child) => child.verdict === verdict);
  return verdict === "yes" ? holding.slice(0, 1) : holding;
}

function checkOf(line: ConditionLine): Check {
  const [source] = sourcesIn(line);
  return {
    code: `condition.${line.place}`,
    label: line.label,
    verdict: line.verdict ?? "cannotTell",
    value: saidOn(line),
    source: source === undefined ? null : sayProof(source),
    on: source?.on ?? null,
    citation: citationOf(line.cite),
  };
}

function saidOn(line: ConditionLine): string {
  if (line.withheld) return "";
  if (line.missing.length > 0) return `缺：${line.missing.join("、")}`;
  return valuesIn(line).find((value) => value !== "是" && value !== "否") ?? "";
}

/** Yes and no are told by the verdict. */
function valuesIn(line: ConditionLine): string[] {
  return [...(line.value === null ? [] : [line.value]), ...partsThatDecide(line).flatMap(valuesIn)];
}

function sourcesIn(line: ConditionLine): ConditionLine["sources"] {
  return [...line.sources, ...partsThatDecide(line).flatMap(sourcesIn)];
}

function sayProof({ words, evidence }: ConditionLine["sources"][number]): string {
  return evidence === null || evidence === "" ? words : `${words} · ${evidence}`;
}

function citationOf(cite: ConditionLine["cite"]): Check["citation"] {
  return cite === null
    ? null
    : { document: cite.document, clause: cite.clause ?? null, says: cite.says, certainty: cite.certainty };
}
