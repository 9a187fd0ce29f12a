/** A rule in words, for nobody in particular: the lines that an explanation would have. Pure. */
import type { UsedParameter } from "./explanation.contract.ts";
import type { Node } from "./expression.ts";
import { linesBelow, shapeOf } from "./line-shape.ts";
import { nodesOf } from "./parts.ts";
import type { Rule } from "./rule.ts";
import type { RuleLine, RuleText } from "./rules.contract.ts";
import type { Vocabulary } from "./say.ts";

export function outline(rule: Rule, group: string, vocabulary: Vocabulary): RuleText {
  return {
    code: rule.code,
    title: rule.title,
    group,
    versions: rule.versions
      .map(({ from, to, cite, holds, reasons = [] }) => ({
        from,
        to: to ?? null,
        cite: [...cite],
        line: lineOf(holds, "1", vocabulary),
        reasons: reasons.map(({ label, when, cite: clause }, index) => ({
          ...lineOf(when, String(index + 1), vocabulary),
          label,
          cite: clause ?? null,
        })),
        parameters: parametersIn(holds, vocabulary),
        facts: factsIn(holds, vocabulary),
      }))
      .reverse(),
  };
}

function lineOf(node: Node, place: string, vocabulary: Vocabulary): RuleLine {
  const { label, condition, joins, cite, isLeaf, node: inner } = shapeOf(node, vocabulary);
  const below = isLeaf ? [] : linesBelow(inner);
  return {
    place,
    label,
    condition,
    joins,
    cite,
    children: below.map((part, index) => lineOf(part, `${place}.${index + 1}`, vocabulary)),
  };
}

function parametersIn(expression: Node, vocabulary: Vocabulary): UsedParameter[] {
  const found = new Map<string, UsedParameter>();
  for (const node of nodesOf(expression)) {
    if (node.op !== "param") continue;
    for (const parameter of shapeOf(node, vocabulary).parameters) found.set(parameter.key, parameter);
  }
  return [...found.values()];
}

function factsIn(expression: Node, { atoms }: Vocabulary): string[] {
  const labels = new Set<string>();
  for (const node of nodesOf(expression))
    if (node.op === "fact") labels.add(atoms[node.name]?.label ?? node.name);
  return [...labels];
}
