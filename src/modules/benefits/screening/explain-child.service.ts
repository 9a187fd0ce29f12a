/** The answer of one subject about one child, with its explanation. */
import { findDeclaredParameter } from "../../../platform/parameters/declare-parameter.ts";
import type { Value } from "../../../platform/rules/evaluate.ts";
import type { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { judge } from "../../../platform/rules/judge.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { profileAtoms } from "../../recognition/profile.contract.ts";
import { ruleOnFile, type Subject } from "./subjects.ts";

export function judgeChild(
  subject: Subject,
  facts: Readonly<Record<string, Value>>,
  { on, parameters }: Day,
): Judgement | undefined {
  return judge(ruleOnFile(subject.rule), {
    facts,
    on,
    parameters,
    atoms: profileAtoms,
    nameParameter: findDeclaredParameter,
  });
}
