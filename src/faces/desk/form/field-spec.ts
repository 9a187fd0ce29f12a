/** What a form must ask, read from a zod object: the contract is the only declaration of a field. Pure. */
import { z } from "zod";
import type { CodeTable } from "../../../kernel/code-table.ts";

export type FieldKind =
  | "text"
  | "longText"
  | "code"
  | "date"
  | "month"
  | "flag"
  | "integer"
  | "money"
  | "village"
  | "person"
  /** Several of the same small form: resolutions, measures. */
  | "list";

export interface FieldSpec {
  readonly key: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly maxLength?: number;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The fields of each of a list. */
  readonly items?: readonly FieldSpec[];
}

export type CodeTables = ReadonlyMap<string, CodeTable>;

/** Texts longer than this get more than one line. */
const ONE_LINE = 200;

/** The fields of the object in the order of its declaration. */
export function fieldsOf(schema: z.ZodType, tables: CodeTables): FieldSpec[] {
  if (!(schema instanceof z.ZodObject)) throw new TypeError("a form needs an object");
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, field]) =>
    fieldOf(key, field, tables),
  );
}

function fieldOf(key: string, field: z.ZodType, tables: CodeTables): FieldSpec {
  const { inner, required } = unwrap(field);
  const meta = inner.meta() ?? field.meta() ?? {};
  const table = typeof meta["codeTable"] === "string" ? tables.get(meta["codeTable"]) : undefined;
  const maxLength = inner instanceof z.ZodString ? (inner.maxLength ?? undefined) : undefined;
  return {
    key,
    label: typeof meta["label"] === "string" ? meta["label"] : key,
    kind: kindOf(key, inner, maxLength),
    required,
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(isList(inner) ? { items: fieldsOf(inner.element, tables) } : {}),
    options:
      inner instanceof z.ZodEnum
        ? inner.options.map((code) => ({
            value: String(code),
            label: table?.label(String(code)) ?? String(code),
          }))
        : [],
  };
}

function unwrap(field: z.ZodType): { inner: z.ZodType; required: boolean } {
  if (field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault) {
    return { inner: unwrap(field.unwrap() as z.ZodType).inner, required: false };
  }
  return { inner: field, required: true };
}

function isList(inner: z.ZodType): inner is z.ZodArray<z.ZodObject> {
  return inner instanceof z.ZodArray && inner.element instanceof z.ZodObject;
}

function kindOf(key: string, inner: z.ZodType, maxLength: number | undefined): FieldKind {
  if (inner instanceof z.ZodEnum) return "code";
  if (isList(inner)) return "list";
  if (inner instanceof z.ZodBoolean) return "flag";
  if (inner instanceof z.ZodNumber) return key.endsWith("Fen") ? "money" : "integer";
  if (inner instanceof z.ZodISODate) return "date";
  if (inner instanceof z.ZodUUID) return "person";
  if (key === "villageCode") return "village";
  if (key.endsWith("Month")) return "month";
  return maxLength !== undefined && maxLength > ONE_LINE ? "longText" : "text";
}
