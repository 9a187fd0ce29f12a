/** A rule in words, for nobody in particular: the lines that an explanation would have. Pure. */
import { addDays, type IsoDate } from "../../kernel/calendar-date.ts";
import { readingOf } from "./dated.ts";
import type { UsedParameter } from "./explanation.contract.ts";
import type { Node } from "./expression.ts";
import { linesBelow, shapeOf } from "./line-shape.ts";
import type { Rule, RuleVersion } from "./rule.ts";
import type { RuleLine, RuleText } from "./rules.contract.ts";
import type { Vocabulary } from "./say.ts";

export function outline(rule: Rule, group: string, vocabulary: Vocabulary): RuleText {
  return {
    code: rule.code,
    title: rule.title,
    group,
    versions: rule.versions
      .map((version) => versionText(version, { ...vocabulary, on: lastDayOf(version) }))
      .reverse(),
  };
}

/** A version that asks other rules asks them as they read at its end. */
interface DatedVocabulary extends Vocabulary {
  readonly on: IsoDate;
}

const END_OF_TIME = "9999-12-31";

function lastDayOf({ to }: RuleVersion): IsoDate {
  return to === undefined ? END_OF_TIME : addDays(to, -1);
}

function versionText(
  { from, to, cite, holds, reasons = [] }: RuleVersion,
  vocabulary: DatedVocabulary,
): RuleText["versions"][number] {
  return {
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
  };
}

function lineOf(node: Node, place: string, vocabulary: DatedVocabulary): RuleLine {
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

function parametersIn(expression: Node, vocabulary: DatedVocabulary): UsedParameter[] {
  const found = new Map<string, UsedParameter>();
  for (const node of readingOf(expression, vocabulary.on)) {
    if (node.op !== "param") continue;
    for (const parameter of shapeOf(node, vocabulary).parameters) found.set(parameter.key, parameter);
  }
  return [...found.values()];
}

function factsIn(expression: Node, { atoms, on }: DatedVocabulary): string[] {
  const labels = new Set<string>();
  for (const node of readingOf(expression, on))
    if (node.op === "fact") labels.add(atoms[node.name]?.label ?? node.name);
  return [...labels];
}
