/** An application's form as people read it and as the page edits it, from the schema that declares it. Pure. */
import { z } from "zod";
import { type MaskKind, mask } from "../../kernel/masking.ts";
import { formatYuan } from "../../kernel/money.ts";
import type { FieldView, FormValue } from "./matter-view.contract.ts";
import type { ProcedureVersion } from "./procedure.ts";

type Kind = FieldView["kind"];
/** Texts longer than this get more than one line. */
const ONE_LINE = 100;

interface Declared {
  readonly inner: z.ZodType;
  readonly required: boolean;
  readonly meta: Readonly<Record<string, unknown>>;
}

export function declaredField(field: z.ZodType): Declared {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault) {
    const { inner, meta } = declaredField(field.unwrap() as z.ZodType);
    return { inner, required: false, meta: { ...meta, ...field.meta() } };
  }
  return { inner: field, required: true, meta: field.meta() ?? {} };
}

/** Fields whose value shows only masked. */
export function sensitiveFields(spec: ProcedureVersion): ReadonlySet<string> {
  return new Set(
    shapeOf(spec)
      .filter(([, field]) => isSensitive(declaredField(field).meta))
      .map(([name]) => name),
  );
}

function isSensitive(meta: Declared["meta"]): boolean {
  return meta["sensitivity"] === "L3" || meta["sensitivity"] === "L4";
}

function shapeOf({ form }: ProcedureVersion): [string, z.ZodType][] {
  const shape: Readonly<Record<string, z.ZodType>> = form.shape;
  return Object.entries(shape);
}

/** A number as it shows to who has said no purpose. */
export function maskField(spec: ProcedureVersion, name: string, value: unknown): unknown {
  if (typeof value !== "string") return value === null || value === undefined ? value : "****";
  const field = shapeOf(spec).find(([declared]) => declared === name)?.[1];
  const kind = field === undefined ? undefined : declaredField(field).meta["mask"];
  const kinds: Readonly<Record<string, MaskKind>> = {
    phone: "phone",
    bankAccount: "bankAccount",
    certificate: "certificate",
  };
  return mask(kinds[typeof kind === "string" ? kind : ""] ?? "citizenNo", value);
}

export interface PaperSection {
  readonly title: string;
  readonly fields: FieldView[];
}

export function paperOf(
  spec: ProcedureVersion,
  form: Readonly<Record<string, FormValue>>,
  faults: readonly { readonly path: string; readonly message: string }[],
): PaperSection[] {
  const shape = new Map(shapeOf(spec));
  const sealed = sensitiveFields(spec);
  const sections = spec.sections ?? [{ title: "申请表", fields: [...shape.keys()] }];
  return sections.map(({ title, fields }) => ({
    title,
    fields: fields.flatMap((name) => {
      const field = shape.get(name);
      if (field === undefined) return [];
      return [
        fieldView(
          spec,
          name,
          field,
          form[name],
          sealed.has(name),
          faults.find(({ path }) => path.split(".")[0] === name)?.message ?? null,
        ),
      ];
    }),
  }));
}

function fieldView(
  spec: ProcedureVersion,
  name: string,
  field: z.ZodType,
  held: FormValue | undefined,
  isSealed: boolean,
  fault: string | null,
): FieldView {
  const { inner, required, meta } = declaredField(field);
  const kind = kindOf(name, inner);
  const options = optionsOf(spec, inner, meta);
  const value = held?.value ?? null;
  return {
    field: name,
    label: typeof meta["label"] === "string" ? meta["label"] : name,
    kind,
    required,
    isSealed,
    options,
    value,
    words: sayValue(kind, value, options),
    source: held?.source ?? null,
    fault,
  };
}

function kindOf(name: string, inner: z.ZodType): Kind {
  if (inner instanceof z.ZodEnum) return "code";
  if (inner instanceof z.ZodArray) return "codes";
  if (inner instanceof z.ZodBoolean) return "flag";
  if (inner instanceof z.ZodNumber) return name.endsWith("Fen") ? "money" : "integer";
  if (inner instanceof z.ZodISODate) return "date";
  if (name.endsWith("Month")) return "month";
  return inner instanceof z.ZodString && (inner.maxLength ?? 0) > ONE_LINE ? "longText" : "text";
}

function optionsOf(spec: ProcedureVersion, inner: z.ZodType, meta: Declared["meta"]): FieldView["options"] {
  const coded = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : inner;
  if (!(coded instanceof z.ZodEnum)) return [];
  const table = spec.codeTables?.find(
    ({ name }) => name === (meta["codeTable"] ?? coded.meta()?.["codeTable"]),
  );
  return coded.options.map((code) => ({
    value: String(code),
    label: table?.label(String(code)) ?? String(code),
  }));
}

function sayValue(kind: Kind, value: unknown, options: FieldView["options"]): string {
  if (Array.isArray(value)) return value.map((one) => sayValue("code", one, options)).join("、");
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return kind === "money" ? `${formatYuan(value)} 元` : String(value);
  if (typeof value !== "string") return "";
  return kind === "code" ? (options.find((option) => option.value === value)?.label ?? value) : value;
}
