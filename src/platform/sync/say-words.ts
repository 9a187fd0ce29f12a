/** What was written on a phone, field by field, in the words of its form. Pure. */
import { z } from "zod";

export interface Word {
  readonly label: string;
  readonly value: string;
}

/** Of a code table as much as reading needs. */
export interface NamedCodes {
  readonly name: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface Meta {
  readonly label?: unknown;
  readonly sensitivity?: unknown;
  readonly codeTable?: unknown;
}

/** Fields that have a label; ids and what no form shows have none. Codes are said by the tables that the form names. */
export function sayWords(
  schema: z.ZodType | undefined,
  body: Readonly<Record<string, unknown>>,
  tables: readonly NamedCodes[] = [],
): Word[] {
  const shape = shapeOf(schema);
  return Object.entries(body).flatMap(([name, value]) => {
    const field = shape?.[name];
    const label = labelOf(field);
    if (label === undefined) return [];
    const said = sayValue(field, value, tables);
    return said === "" ? [] : [{ label, value: said }];
  });
}

/** Of the field that a fault is about: `troubles.0.words` is said by the field in which it lies. */
export function labelAt(schema: z.ZodType | undefined, path: string): string | undefined {
  return labelOf(shapeOf(schema)?.[path.split(".")[0] ?? ""]);
}

function labelOf(field: z.ZodType | undefined): string | undefined {
  const label = metaOf(field, "label");
  return typeof label === "string" && metaOf(field, "sensitivity") !== "L4" ? label : undefined;
}

function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> | undefined {
  const inner = unwrapped(schema);
  return inner instanceof z.ZodObject ? inner.shape : undefined;
}

/** What is said of a field may be said of it or of what lies within. */
function metaOf(field: z.ZodType | undefined, key: keyof Meta): unknown {
  for (let at = field; at !== undefined; at = innerOf(at)) {
    const said = (at.meta() as Meta | undefined)?.[key];
    if (said !== undefined) return said;
  }
  return undefined;
}

function unwrapped(schema: z.ZodType | undefined): z.ZodType | undefined {
  let at = schema;
  for (let inner = at && innerOf(at); inner !== undefined; inner = innerOf(inner)) at = inner;
  return at;
}

/** What lies within an optional one, a nullable one or one with a default. */
function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return schema.unwrap() as z.ZodType;
  return schema instanceof z.ZodPipe ? (schema.in as z.ZodType) : undefined;
}

function sayValue(
  field: z.ZodType | undefined,
  value: unknown,
  tables: readonly NamedCodes[],
  coded?: unknown,
): string {
  const table = metaOf(field, "codeTable") ?? coded;
  if (typeof value === "string") return sayCode(value, table, tables);
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  const inner = unwrapped(field);
  if (Array.isArray(value)) {
    const each = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    return value
      .map((one) => sayValue(each, one, tables, table))
      .filter(Boolean)
      .join("、");
  }
  if (typeof value !== "object" || value === null) return "";
  const shape = shapeOf(field);
  return Object.entries(value)
    .map(([name, part]) =>
      shape === undefined || labelOf(shape[name]) !== undefined ? sayValue(shape?.[name], part, tables) : "",
    )
    .filter(Boolean)
    .join("，");
}

function sayCode(value: string, table: unknown, tables: readonly NamedCodes[]): string {
  const known = tables.find(({ name }) => name === table);
  return known?.options.find((option) => option.value === value)?.label ?? value;
}
