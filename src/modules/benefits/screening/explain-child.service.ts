/** The answer of one subject about one child, with its explanation. */
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import { evaluate, type Value } from "../../../platform/rules/evaluate.ts";
import type { Explainer } from "../../../platform/rules/explain.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { judge } from "../../../platform/rules/judge.ts";
import { keptExplainer } from "../../../platform/rules/kept-explainer.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { ruleOnFile, type Subject, versionOf } from "./subjects.ts";

type Facts = Readonly<Record<string, Value>>;

export function judgeChild({ rule }: Subject, facts: Facts, day: Day): Judgement | undefined {
  return judge(ruleOnFile(rule), { facts, ...vocabularyOf(day) }, explainerOf(day));
}

/** The verdict alone; null if it cannot be told, undefined while there was no such rule. */
export function verdictOf(
  subject: Subject,
  facts: Facts,
  { on, parameters }: Day,
): boolean | null | undefined {
  const holds = versionOf(subject, on)?.holds;
  return holds === undefined ? undefined : (evaluate(holds, { facts, on, parameters }) as boolean | null);
}

const vocabularyOf = ({ on, parameters }: Day) => ({
  on,
  parameters,
  atoms: profileAtoms,
  nameParameter: findDeclaredParameter,
});

export const explainerOf = (day: Day): Explainer => keptExplainer(vocabularyOf(day));
