/** What stands in a form, and what is wrong with it. Pure. */
import type { z } from "zod";
import type { FieldSpec } from "./field-spec.ts";

export type FormValue = Readonly<Record<string, unknown>>;
/** Field → sentence; of one in a list `resolutions.0.unit`. */
export type FormFaults = Readonly<Record<string, string>>;

/** An emptied field is a field that was not filled in. */
export function put(value: FormValue, key: string, field: unknown): FormValue {
  const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
  return isEmpty(field) ? rest : { ...rest, [key]: field };
}

export function isEmpty(field: unknown): boolean {
  return field === undefined || field === null || field === "";
}

/** The fields in which two values differ. */
export function differences(specs: readonly FieldSpec[], before: FormValue, after: FormValue): FieldSpec[] {
  return specs.filter(({ key }) => (before[key] ?? null) !== (after[key] ?? null));
}

/** Sentences for the fields at fault, in the words of the form; nothing when the value is sound. */
export function faultsOf(schema: z.ZodType, specs: readonly FieldSpec[], value: FormValue): FormFaults {
  const parsed = schema.safeParse(value);
  if (parsed.success) return {};
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const found = fieldAt(issue.path, specs, value);
    if (found === undefined || found.key in faults) continue;
    const { key, spec, field } = found;
    faults[key] = isEmpty(field) ? `${asks(spec)}${spec.label}` : issue.message;
  }
  return faults;
}

function fieldAt(path: readonly PropertyKey[], specs: readonly FieldSpec[], value: FormValue) {
  const [name = "", index, inner] = path.map(String);
  const spec = specs.find(({ key }) => key === name);
  if (spec === undefined) return undefined;
  const own = { key: name, spec, field: value[name] };
  if (spec.items === undefined || index === undefined || inner === undefined) return own;
  const item = spec.items.find(({ key }) => key === inner);
  const row = rowsOf(own.field)[Number(index)];
  return item === undefined
    ? own
    : { key: faultKey(name, Number(index), inner), spec: item, field: row?.[inner] };
}

export function faultKey(list: string, index: number, key: string): string {
  return `${list}.${index}.${key}`;
}

/** What stands in a list so far. */
export function rowsOf(field: unknown): readonly FormValue[] {
  return Array.isArray(field) ? (field as readonly FormValue[]) : [];
}

function asks(spec: FieldSpec): string {
  return ["code", "flag", "person", "village"].includes(spec.kind) ? "请选择" : "请填写";
}

/** A value as people read it, for comparing two versions. */
export function fieldText(
  spec: FieldSpec,
  field: unknown,
  nameOf: (code: string) => string = String,
): string {
  if (isEmpty(field)) return "没有填";
  switch (spec.kind) {
    case "code":
      return spec.options.find(({ value }) => value === field)?.label ?? String(field);
    case "flag":
      return field === true ? "是" : "否";
    case "money":
      return `${yuanText(field as number)} 元`;
    case "village":
    case "person":
      return nameOf(String(field));
    case "list":
      return `${rowsOf(field).length} 项`;
    case "text":
    case "longText":
    case "date":
    case "month":
    case "integer":
      return String(field);
    default:
      return spec.kind satisfies never;
  }
}

/** `165100` → `1651.00` */
export function yuanText(fen: number): string {
  return (fen / 100).toFixed(2);
}

/** `1,651.5` → `165150`; undefined for what is no amount. */
export function readYuan(text: string): number | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,，\s元]/g, ""));
  return match === null ? undefined : Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
