/** What watch items rest on besides the facts: the parameters that the rules ask, and the versions of the rules. Pure. */

import { nodesOf } from "../../../platform/rules/parts.ts";
import { versionOn } from "../../../platform/rules/rule.ts";
import type { Day } from "../../../platform/rules/settle.ts";
import { watchRules } from "./watch-rules.ts";

const askedKeys: readonly string[] = [
  ...new Set(
    watchRules.flatMap(({ rule }) =>
      rule.versions.flatMap(({ holds }) =>
        [...nodesOf(holds)].flatMap((node) => (node.op === "param" ? [node.key] : [])),
      ),
    ),
  ),
].sort();

/** The same text: the same facts raise the same items. */
export function watchBasis({ on, parameters }: Day): string {
  return JSON.stringify([
    askedKeys.map((key) => parameters.get(key)?.value ?? null),
    watchRules.map(({ rule }) => versionOn(rule, on)?.from ?? ""),
  ]);
}
