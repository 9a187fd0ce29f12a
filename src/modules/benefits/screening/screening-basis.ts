/** What findings rest on besides the facts: the parameters that the rules ask, and the versions of the rules. Pure. */
import { daysBetween } from "../../../kernel/calendar-date.ts";
import type { ParametersInForce } from "../../../platform/rules/evaluate.ts";
import { nodesOf } from "../../../platform/rules/parts.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { subjects } from "./subjects.ts";

const askedKeys: readonly string[] = [
  ...new Set(
    subjects
      .flatMap(({ rule, receives, worthAsking }) => [
        ...rule.versions.map(({ holds }) => holds),
        receives,
        worthAsking,
      ])
      .filter((one) => one !== undefined)
      .flatMap((one) => [...nodesOf(one)].flatMap((node) => (node.op === "param" ? [node.key] : []))),
  ),
].sort();

/** The same text: the same facts give the same findings. */
export function basisOf({ today, soon }: { readonly today: Day; readonly soon: Day }): string {
  const days = [today, soon].map(({ on, parameters }) => [valuesIn(parameters), versionsOn(on)]);
  return JSON.stringify([daysBetween(today.on, soon.on), ...days]);
}

function valuesIn(parameters: ParametersInForce): unknown[] {
  return askedKeys.map((key) => parameters.get(key)?.value ?? null);
}

function versionsOn(day: string): string[] {
  return subjects.map(({ rule }) => rule.versions.findLast(({ from }) => from <= day)?.from ?? "");
}
