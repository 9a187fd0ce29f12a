/** A rule's answer about one child on a day: the verdict, the reason, the explanation, and the version that was asked. Pure. */

import { evaluate } from "./evaluate.ts";
import { type ExplainContext, type Explainer, explainer } from "./explain.ts";
import type { Judgement } from "./explanation.contract.ts";
import { type Rule, type RuleVersion, versionOn } from "./rule.ts";

/** Undefined while there was no such rule on the day. `explain` of the same day saves working out again what all children share. */
export function judge(
  rule: Rule,
  context: ExplainContext,
  explain: Explainer = explainer(context),
): Judgement | undefined {
  const version = versionOn(rule, context.on);
  if (version === undefined) return undefined;
  const explanation = explain(version.holds, context.facts, context.sources);
  return {
    rule: rule.code,
    title: rule.title,
    verdict: explanation.verdict ?? "cannotTell",
    versionFrom: version.from,
    cite: [...version.cite],
    ...reasonIn(version, context),
    explanation,
  };
}

/** The first row that holds, strictly: nothing is skipped because it cannot be told. */
function reasonIn(
  { reasons = [] }: RuleVersion,
  { facts, parameters, on }: ExplainContext,
): Pick<Judgement, "reason" | "reasonOpen"> {
  for (const { code, label, when, cite } of reasons) {
    const applies = evaluate(when, { facts, parameters, on });
    if (applies === true) return { reason: { code, label, cite: cite ?? null }, reasonOpen: null };
    if (applies === null) return { reason: null, reasonOpen: label };
  }
  return { reason: null, reasonOpen: null };
}
