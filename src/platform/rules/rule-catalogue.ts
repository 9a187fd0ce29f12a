/** All rules of the house: each room declares its own, the start refuses a wrong one, and people can read them. Pure. */
import type { AtomTable, ValueType } from "./atoms.ts";
import { faultsOfRule } from "./check-rule.ts";
import type { Rule } from "./rule.ts";

export interface RuleGroup {
  /** 儿童类别认定 */
  readonly title: string;
  readonly atoms: AtomTable;
  readonly rules: readonly Rule[];
}

const groups: RuleGroup[] = [];

/** A room's rules, in the order in which people read them; a code can be declared once. */
export function declareRules(group: RuleGroup): void {
  const taken = new Set(groups.flatMap(({ rules }) => rules.map(({ code }) => code)));
  for (const { code } of group.rules) {
    if (taken.has(code)) throw new Error(`rule ${code} is declared twice`);
    taken.add(code);
  }
  groups.push(group);
}

export function declaredRuleGroups(): readonly RuleGroup[] {
  return groups;
}

/** @throws Error with every fault of every rule, so that a wrong one stops the start */
export function checkRules(
  asked: readonly RuleGroup[],
  parameters: ReadonlyMap<string, ValueType | undefined>,
): void {
  const faults = asked.flatMap(({ rules, atoms }) =>
    rules.flatMap((rule) => faultsOfRule(rule, atoms, parameters)),
  );
  if (faults.length > 0) throw new Error(faults.join("\n"));
}
