/** A section being edited: what was there, what is there now, what must be sent. Pure. */

import { fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { differences, type FormValue } from "../../../../faces/desk/form/form-value.ts";
import { type FactKindName, factKinds } from "../../facts.contract.ts";
import type { FactView } from "../../registry.contract.ts";
import { codeTables } from "../code-tables.ts";

/** By kind of fact. */
export type SectionValue = Readonly<Record<string, FormValue>>;

/** Numbers under seal and persons behind ids are not typed into a section. */
export const notTyped = ["accountSealed"];

/** Where a section's unsaved edit is kept. */
export function draftKeyOf(childId: string, sectionKey: string): string {
  return `file.${childId}.${sectionKey}`;
}

/** What holds now, as the fields of each kind. */
export function sectionValue(facts: readonly FactView[], kinds: readonly FactKindName[]): SectionValue {
  return Object.fromEntries(
    kinds.map((kind) => {
      const fact = facts.find((candidate) => candidate.kind === kind && candidate.holds);
      return [kind, fact?.value ?? {}];
    }),
  );
}

export interface KindChange {
  readonly kind: FactKindName;
  readonly value: FormValue;
  /** Labels of fields that were emptied: a new state adds to the old one, it does not erase. */
  readonly emptied: readonly string[];
}

/** The kinds in which something was changed. */
export function changesOf(
  before: SectionValue,
  after: SectionValue,
  kinds: readonly FactKindName[],
): KindChange[] {
  return kinds.flatMap((kind) => {
    const specs = fieldsOf(factKinds[kind].value, codeTables);
    const changed = differences(specs, before[kind] ?? {}, after[kind] ?? {});
    if (changed.length === 0) return [];
    const value = after[kind] ?? {};
    return [{ kind, value, emptied: changed.filter(({ key }) => !(key in value)).map(({ label }) => label) }];
  });
}
