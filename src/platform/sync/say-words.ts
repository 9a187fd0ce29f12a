/** What was written on a phone, field by field, in the words of its form. Pure. */
import { z } from "zod";

export interface Word {
  readonly label: string;
  readonly value: string;
}

interface Meta {
  readonly label?: unknown;
  readonly sensitivity?: unknown;
}

/** Fields that have a label; ids and what no form shows have none. */
export function sayWords(schema: z.ZodType | undefined, body: Readonly<Record<string, unknown>>): Word[] {
  const shape = shapeOf(schema);
  return Object.entries(body).flatMap(([name, value]) => {
    const field = shape?.[name];
    const { label, sensitivity } = metaOf(field);
    if (typeof label !== "string" || sensitivity === "L4") return [];
    const said = sayValue(value);
    return said === "" ? [] : [{ label, value: said }];
  });
}

function shapeOf(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> | undefined {
  const inner = unwrapped(schema);
  return inner instanceof z.ZodObject ? inner.shape : undefined;
}

function metaOf(field: z.ZodType | undefined): Meta {
  for (let at = field; at !== undefined; at = innerOf(at)) {
    const meta = at.meta() as Meta | undefined;
    if (meta?.label !== undefined) return meta;
  }
  return {};
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

function sayValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join("、");
  if (typeof value === "object" && value !== null)
    return Object.values(value).map(sayValue).filter(Boolean).join("，");
  return "";
}
