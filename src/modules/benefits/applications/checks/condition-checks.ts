/** The conditions of a category as who decides reads them: one line each, with what the facts say and where that comes from. Pure. */

import type { Check } from "../../../../platform/procedures/matter-view.contract.ts";
import {
  decidingLines,
  sourcesThatDecide,
  valueThatDecides,
} from "../../../../platform/rules/deciding-lines.ts";
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
  return [whole, ...decidingLines(judgement.explanation.line).map(checkOf)];
}

function checkOf(line: ConditionLine): Check {
  const [source] = sourcesThatDecide(line);
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
  if (!line.withheld && line.missing.length > 0) return `缺：${line.missing.join("、")}`;
  return valueThatDecides(line) ?? "";
}

function sayProof({ words, evidence }: ConditionLine["sources"][number]): string {
  return evidence === null || evidence === "" ? words : `${words} · ${evidence}`;
}

function citationOf(cite: ConditionLine["cite"]): Check["citation"] {
  return cite === null
    ? null
    : { document: cite.document, clause: cite.clause ?? null, says: cite.says, certainty: cite.certainty };
}
