/** What stands in a prefilled form: what is known, what was typed over it, what is still wanting. Pure. */
import type { FieldView } from "../../../../platform/procedures/matter-view.contract.ts";
import type { Preparation } from "../applications.contract.ts";

export interface FormSectionView {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly FieldView[];
}

/** Typed over what is known; `null` empties a field. */
export type Typed = Readonly<Record<string, unknown>>;

export function answerOf(field: FieldView, typed: Typed): unknown {
  return Object.hasOwn(typed, field.field) ? typed[field.field] : field.value;
}

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** A field that was typed back to what the file says is no change. */
export function put(field: FieldView, typed: Typed, value: unknown): Typed {
  const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => name !== field.field));
  const next = isEmpty(value) ? null : value;
  if (JSON.stringify(next) === JSON.stringify(isEmpty(field.value) ? null : field.value)) return rest;
  return { ...rest, [field.field]: next };
}

export function changedIn(section: FormSectionView, typed: Typed): FieldView[] {
  return section.fields.filter(({ field }) => Object.hasOwn(typed, field));
}

export function wantingIn(section: FormSectionView, typed: Typed): FieldView[] {
  return section.fields.filter((field) => field.required && isEmpty(answerOf(field, typed)));
}

/** Nobody knew them when the form was opened; they stand first on the page, filled or not. */
export function askedFirst(sections: readonly FormSectionView[]): FieldView[] {
  return sections.flatMap(({ fields }) => fields.filter(({ required, value }) => required && isEmpty(value)));
}

/** As people read it. */
export function wordsOf(field: FieldView, typed: Typed): string {
  if (!Object.hasOwn(typed, field.field)) return field.words;
  const value = typed[field.field];
  const label = (code: unknown) =>
    field.options.find((option) => option.value === code)?.label ?? String(code);
  if (isEmpty(value)) return "";
  if (Array.isArray(value)) return value.map(label).join("、");
  if (typeof value === "boolean") return value ? "是" : "否";
  if (field.kind === "money" && typeof value === "number") return `${(value / 100).toFixed(2)} 元`;
  return label(value);
}

/** 来自…，自…起: where a value is known from, or that it was typed. */
export function sourceWords(field: FieldView, typed: Typed): string {
  if (Object.hasOwn(typed, field.field)) return "申请人填写";
  if (field.source === null) return "";
  const since = typeof field.source.on !== "string" ? "" : `，自 ${field.source.on} 起`;
  return field.source.kind === "typed" ? field.source.words : `来自${field.source.words}${since}`;
}

/** The papers that this application needs, as the answers now stand. */
export function materialsAsked(
  materials: Preparation["materials"],
  sections: readonly FormSectionView[],
  typed: Typed,
): Preparation["materials"] {
  const fields = new Map(sections.flatMap((section) => section.fields.map((field) => [field.field, field])));
  return materials.filter(({ when }) => {
    if (when === null) return true;
    const field = fields.get(when.field);
    const value = field === undefined ? undefined : answerOf(field, typed);
    const held: readonly unknown[] = Array.isArray(value) ? value : [value];
    return when.oneOf.some((wanted) => held.includes(wanted));
  });
}

const TYPED = { kind: "typed", words: "申请人填写" } as const;

/** What was typed, as the server takes it; the rest it knows itself. */
export function formOf(typed: Typed): Record<string, { value: unknown; source: typeof TYPED }> {
  return Object.fromEntries(Object.entries(typed).map(([field, value]) => [field, { value, source: TYPED }]));
}
