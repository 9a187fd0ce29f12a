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
  return [whole, ...judgement.explanation.line.children.flatMap((line) => lineChecks(line, ""))];
}

/** Clauses with a verdict of their own; what lies below a clause that holds is not told again. */
function lineChecks(line: ConditionLine, above: string): Check[] {
  if (line.verdict === null) return [];
  const isClause = line.cite !== null || line.children.length === 0;
  const cite = line.cite;
  const open = line.verdict === "yes" ? [] : line.children.flatMap((child) => lineChecks(child, line.label));
  if (!isClause && open.length > 0) return open;
  const [source] = line.sources.length > 0 ? line.sources : sourcesBelow(line);
  const check: Check = {
    code: `condition.${line.place}`,
    label: above === "" ? line.label : `${above}：${line.label}`,
    verdict: line.verdict,
    value: saidOn(line),
    source: source === undefined ? null : sayProof(source),
    on: source?.on ?? null,
    citation: citationOf(cite),
  };
  return [check];
}

function saidOn(line: ConditionLine): string {
  if (line.withheld) return "";
  if (line.missing.length > 0) return `缺：${line.missing.join("、")}`;
  return line.value ?? line.children.map(({ value }) => value).find((one) => one !== null) ?? "";
}

function sourcesBelow(line: ConditionLine): ConditionLine["sources"] {
  return line.children.flatMap((child) => (child.sources.length > 0 ? child.sources : sourcesBelow(child)));
}

function sayProof({ words, evidence }: ConditionLine["sources"][number]): string {
  return evidence === null || evidence === "" ? words : `${words} · ${evidence}`;
}

function citationOf(cite: ConditionLine["cite"]): Check["citation"] {
  return cite === null
    ? null
    : { document: cite.document, clause: cite.clause ?? null, says: cite.says, certainty: cite.certainty };
}
