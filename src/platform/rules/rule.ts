/** A rule: a dated, cited, three-valued question about a child. Pure. */
import type { Citation } from "../../kernel/citation.ts";
import type { Bool, DecisionRow } from "./expression.ts";

export interface RuleVersion {
  /** First day on which the rule read so; `to` is the first day on which it no longer did. */
  readonly from: string;
  readonly to?: string;
  readonly cite: readonly Citation[];
  readonly holds: Bool;
  /** Why it holds, or does not: an ordered decision table; the first row that applies names the reason. */
  readonly reasons?: readonly DecisionRow[];
}

export interface Rule {
  /** Dotted English: category.defactoUnattended, programme.B03. */
  readonly code: string;
  /** The question in Chinese: 是否符合事实无人抚养儿童认定条件. */
  readonly title: string;
  /** Oldest first; periods do not overlap. */
  readonly versions: readonly RuleVersion[];
}

/** Declares a rule. @throws Error when versions overlap or none is there */
export function rule(spec: Rule): Rule {
  if (spec.versions.length === 0) throw new Error(`rule ${spec.code} has no version`);
  for (const [index, version] of spec.versions.entries()) {
    const next = spec.versions[index + 1];
    if (next !== undefined && (version.to === undefined || version.to > next.from))
      throw new Error(`versions of rule ${spec.code} overlap at ${next.from}`);
  }
  return spec;
}

/** How the rule read on a day; undefined while there was no such rule. */
export function versionOn({ versions }: Rule, day: string): RuleVersion | undefined {
  return versions.find(({ from, to }) => from <= day && (to === undefined || day < to));
}
