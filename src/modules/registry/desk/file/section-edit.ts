/** A section being edited: what was there, what is there now, what must be sent. Pure. */

import { type FieldSpec, fieldsOf } from "../../../../faces/desk/form/field-spec.ts";
import { differences, type FormValue, put } from "../../../../faces/desk/form/form-value.ts";
import type { FactView } from "../../child-file.contract.ts";
import { codeTables } from "../../code-tables.contract.ts";
import { type FactKindName, factKinds } from "../../facts.contract.ts";

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

/**
 * What somebody typed, apart from what was there: by kind, field by field; `null` empties a field. Kept apart so that what others
 * save meanwhile comes in, and only the fields really touched stand against it.
 */
export type SectionEdits = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The edits of a kind after its form was changed to `typed`. */
export function editsOf(
  kind: FactKindName,
  before: FormValue,
  typed: FormValue,
): Readonly<Record<string, unknown>> {
  const specs = fieldsOf(factKinds[kind].value, codeTables);
  return Object.fromEntries(differences(specs, before, typed).map(({ key }) => [key, typed[key] ?? null]));
}

/** What the form shows: what is there, with the edits laid over it. */
export function withEdits(
  before: FormValue,
  edits: Readonly<Record<string, unknown>> | undefined,
): FormValue {
  return Object.entries(edits ?? {}).reduce<FormValue>(
    (value, [key, field]) => put(value, key, field),
    before,
  );
}

export interface KindChange {
  readonly kind: FactKindName;
  readonly value: FormValue;
  readonly changed: readonly FieldSpec[];
  /** Fields that were emptied: they hold no longer. */
  readonly emptied: readonly FieldSpec[];
}

/** As it is sent: a field that was emptied is said to be so. */
export function sentValue({ value, emptied }: KindChange): Record<string, unknown> {
  return { ...value, ...Object.fromEntries(emptied.map(({ key }) => [key, null])) };
}

/** The kinds in which the edits say something else than what is there. */
export function changesOf(
  before: SectionValue,
  edits: SectionEdits,
  kinds: readonly FactKindName[],
): KindChange[] {
  return kinds.flatMap((kind) => {
    const specs = fieldsOf(factKinds[kind].value, codeTables);
    const value = withEdits(before[kind] ?? {}, edits[kind]);
    const changed = differences(specs, before[kind] ?? {}, value);
    if (changed.length === 0) return [];
    return [
      {
        kind,
        value,
        changed,
        emptied: changed.filter(({ key }) => !(key in value)),
      },
    ];
  });
}
