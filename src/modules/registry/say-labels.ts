/** Names of categories and of kinds of facts, as files and phones show them. Pure. */
import { categoryCodes } from "./codes.contract.ts";
import { type FactKindName, factKinds } from "./facts.contract.ts";

export function categoryLabel(category: string, overAge: boolean): string {
  const label = categoryCodes.has(category) ? categoryCodes.label(category) : category;
  return overAge ? `${label}（满18周岁在读）` : label;
}

export function labelOf(kind: string): string {
  return Object.hasOwn(factKinds, kind) ? factKinds[kind as FactKindName].label : kind;
}
