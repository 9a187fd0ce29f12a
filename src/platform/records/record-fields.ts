/** Reads the fields of a declared kind, and content against them. Pure. */
import { z } from "zod";
import { type MaskKind, mask } from "../../kernel/masking.ts";
import type { FieldFault } from "../../kernel/problem.ts";
import { declaredField } from "../procedures/form-view.ts";
import type { RecordVersion } from "./record.ts";
import type { Content, RecordField, RecordValue } from "./record-fields.contract.ts";

/** Texts longer than this get more than one line. */
const ONE_LINE = 100;

const described = new WeakMap<RecordVersion, readonly RecordField[]>();

export function fieldsOf(version: RecordVersion): readonly RecordField[] {
  const known = described.get(version);
  if (known !== undefined) return known;
  const shape: Readonly<Record<string, z.ZodType>> = version.fields.shape;
  const fields = Object.entries(shape).map(([name, field]) => describe(version, name, field));
  described.set(version, fields);
  return fields;
}

function describe({ codeTables = [] }: RecordVersion, name: string, field: z.ZodType): RecordField {
  const { inner, required, meta } = declaredField(field);
  const table = codeTables.find((one) => one.name === meta["codeTable"]);
  const maxLength = inner instanceof z.ZodString ? inner.maxLength : null;
  return {
    field: name,
    label: String(meta["label"]),
    kind: kindOf(name, inner, maxLength),
    required,
    isSealed: meta["sensitivity"] === "L3" || meta["sensitivity"] === "L4",
    maxLength,
    hint: typeof meta["hint"] === "string" ? meta["hint"] : null,
    options:
      inner instanceof z.ZodEnum
        ? inner.options.map((code) => ({
            value: String(code),
            label: table?.label(String(code)) ?? String(code),
          }))
        : [],
  };
}

function kindOf(name: string, inner: z.ZodType, maxLength: number | null): RecordField["kind"] {
  if (inner instanceof z.ZodEnum) return "code";
  if (inner instanceof z.ZodBoolean) return "flag";
  if (inner instanceof z.ZodNumber) return name.endsWith("Fen") ? "money" : "integer";
  if (inner instanceof z.ZodISODate) return "date";
  return maxLength !== null && maxLength > ONE_LINE ? "longText" : "text";
}

export type Read =
  | { readonly content: Content; readonly faults?: never }
  | { readonly faults: readonly FieldFault[]; readonly content?: never };

/** What was typed, as the declared schema takes it; empty fields are left out. */
export function readContent(version: RecordVersion, typed: Content): Read {
  const filled = Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value !== null && value !== ""),
  );
  const parsed = version.fields.strict().safeParse(filled);
  if (parsed.success) return { content: parsed.data as Content };
  const fields = fieldsOf(version);
  return {
    faults: parsed.error.issues.map((issue): FieldFault => {
      const name = String(issue.path[0] ?? "");
      const field = fields.find((one) => one.field === name);
      const isEmpty = filled[name] === undefined;
      const message =
        field === undefined
          ? "没有这一项"
          : isEmpty
            ? `请填写${field.label}`
            : `${field.label}：${issue.message}`;
      return { path: `content.${name}`, code: issue.code, message };
    }),
  };
}

/** Sensitive values apart from the rest, which shows them masked. */
export function partSecrets(
  version: RecordVersion,
  content: Content,
): { readonly shown: Content; readonly secrets: Readonly<Record<string, string>> } {
  const shown: Record<string, RecordValue> = { ...content };
  const secrets: Record<string, string> = {};
  for (const { field, isSealed } of fieldsOf(version)) {
    const value = content[field];
    if (!isSealed || typeof value !== "string") continue;
    secrets[field] = value;
    shown[field] = mask(maskOf(version, field), value);
  }
  return { shown, secrets };
}

function maskOf({ fields }: RecordVersion, name: string): MaskKind {
  const shape: Readonly<Record<string, z.ZodType>> = fields.shape;
  const field = shape[name];
  const kind = field === undefined ? undefined : declaredField(field).meta["mask"];
  return kind === "phone" || kind === "bankAccount" || kind === "certificate" ? kind : "citizenNo";
}

/** A masked value that comes back as it was shown is the one that is known. */
export function withKnownSecrets(
  version: RecordVersion,
  typed: Content,
  shown: Content,
  secrets: Readonly<Record<string, string>>,
): Content {
  const kept = fieldsOf(version).flatMap(({ field, isSealed }): [string, string][] => {
    const secret = secrets[field];
    return isSealed && secret !== undefined && typed[field] === shown[field] ? [[field, secret]] : [];
  });
  return { ...typed, ...Object.fromEntries(kept) };
}

/** Whether an edit changes what stood, rather than filling what was still empty: then it needs a reason. */
export function changesWhatStood(before: Content, after: Content): boolean {
  return Object.entries(before).some(([name, value]) => value !== null && value !== after[name]);
}
