/** Something that a declared schema accepts, made from its JSON Schema: the ground from which a fuzz departs. */
import fc from "fast-check";
import { z } from "zod";

const NOBODY = "00000000-0000-7000-8000-00000000beef";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Schema {
  readonly type?: string;
  readonly const?: Json;
  readonly enum?: Json[];
  readonly format?: string;
  readonly pattern?: string;
  readonly anyOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly allOf?: Schema[];
  readonly items?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly $ref?: string;
}

/** Values by field name, where the schema alone cannot know what makes sense. */
export type Known = Readonly<Record<string, Json>>;

/** All variants of a schema: one sample for each branch of the outermost union. */
export function samplesOf(schema: z.ZodType | undefined, known: Known): Json[] {
  if (schema === undefined) return [];
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema;
  const branches = root.anyOf ?? root.oneOf;
  const samples = (branches ?? [root]).map((branch) => sample(branch, "", known));
  for (const one of samples) {
    const parsed = schema.safeParse(one);
    if (!parsed.success)
      throw new Error(`the sample ${JSON.stringify(one)} is none: ${parsed.error.message}`);
  }
  return samples;
}

function sample(schema: Schema, name: string, known: Known): Json {
  const given = Object.hasOwn(known, name) ? known[name] : undefined;
  if (given !== undefined && isFor(schema, given)) return given;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0] ?? null;
  const [branch] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  if (branch !== undefined) return sample(branch, name, known);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [key, sample(part, key, known)]),
      );
    case "array":
      return manyOf(schema, name, known);
    case "integer":
    case "number":
      return Math.max(schema.minimum ?? 1, 0);
    case "boolean":
      return false;
    case "string":
      return textOf(schema);
    default:
      return "核对无误";
  }
}

/** One, or as many as there must be, told apart where they are words. */
function manyOf({ items, minItems = 1 }: Schema, name: string, known: Known): Json[] {
  if (items === undefined) return [];
  return Array.from({ length: Math.max(1, minItems) }, () => sample(items, name.replace(/s$/, ""), known));
}

/** One name may mean a day here and a moment there, a switch here and a choice there. */
function isFor({ type, format, enum: choices }: Schema, given: Json): boolean {
  if (type === "array" || format === "date-time") return false;
  if (format === "uuid" && (typeof given !== "string" || given.length !== NOBODY.length)) return false;
  return choices === undefined || choices.includes(given);
}

function textOf({ format, pattern, minLength = 0 }: Schema): string {
  if (format === "uuid") return NOBODY;
  if (format === "date") return "2024-05-01";
  if (format === "date-time") return "2024-05-01T00:00:00Z";
  if (pattern?.includes("{12}")) return "500117104204";
  if (pattern === "^\\d{2}$") return "01";
  if (pattern !== undefined) return matching(pattern);
  return "核对无误".repeat(Math.max(1, Math.ceil(minLength / 4)));
}

/** Always the same, however often it is asked. */
function matching(pattern: string): string {
  const [text] = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { numRuns: 1, seed: 8 });
  return text ?? "";
}

/** Every place in a sample that can be put something else into; the empty path is the whole. */
export function placesIn(
  value: Json,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [path];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((part, at) => [at, part])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, part]) => placesIn(part, [...path, key]))];
}

const MARK = "\u2603here\u2603";

/** JSON text of the sample with raw JSON at one place. */
export function jsonWith(value: Json, path: readonly (string | number)[], raw: string): string {
  const copy = { root: structuredClone(value) };
  let holder: Record<string | number, Json> = copy;
  let last: string | number = "root";
  for (const key of path) {
    holder = holder[last] as Record<string | number, Json>;
    last = key;
  }
  holder[last] = MARK;
  // A function, since a replacement text gives `$&` and its like a meaning.
  return JSON.stringify(copy.root).replace(`"${MARK}"`, () => raw);
}

/** The sample without one of its parts; undefined for the whole. */
export function jsonWithout(value: Json, path: readonly (string | number)[]): string | undefined {
  if (path.length === 0) return undefined;
  const copy = { root: structuredClone(value) };
  let holder: Record<string | number, Json> = copy;
  let last: string | number = "root";
  for (const key of path) {
    holder = holder[last] as Record<string | number, Json>;
    last = key;
  }
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder, last);
  return JSON.stringify(copy.root);
}
