/** Which fields a record can have: whatever a form, a spreadsheet's cell and a sum can all hold. Pure. */
import { z } from "zod";
import type { CodeTable } from "../../kernel/code-table.ts";
import { declaredField } from "../procedures/form-view.ts";

const NAME = /^[a-z][a-zA-Z0-9]*$/;
/** Columns of every record; a field of that name could not be told from them. */
const TAKEN: ReadonlySet<string> = new Set(["unit", "on", "about", "state"]);

export function faultOfFields(fields: z.ZodObject, tables: readonly CodeTable[]): string | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = fields.shape;
  const labels = new Map<string, string>();
  if (Object.keys(shape).length === 0) return "it has no fields";
  for (const [name, field] of Object.entries(shape)) {
    const fault = faultOfField(name, field, tables);
    if (fault !== undefined) return `field ${name}: ${fault}`;
    const label = String(declaredField(field).meta["label"]);
    if (labels.has(label)) return `fields ${labels.get(label) ?? ""} and ${name} have one label`;
    labels.set(label, name);
  }
  return undefined;
}

function faultOfField(name: string, field: z.ZodType, tables: readonly CodeTable[]): string | undefined {
  const { inner, meta } = declaredField(field);
  if (!NAME.test(name) || TAKEN.has(name)) return "a record cannot have a field of this name";
  if (typeof meta["label"] !== "string") return "has no label";
  if (inner instanceof z.ZodEnum) return faultOfCodes(inner, tables, meta["codeTable"]);
  if (inner instanceof z.ZodISODate || inner instanceof z.ZodBoolean || inner instanceof z.ZodNumber)
    return undefined;
  if (!(inner instanceof z.ZodString)) return "is of a kind that no cell of a table can hold";
  return inner.maxLength === null ? "is as long as anybody likes" : undefined;
}

function faultOfCodes(inner: z.ZodEnum, tables: readonly CodeTable[], name: unknown): string | undefined {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return "its code table is not there";
  return inner.options.every((code) => table.has(String(code))) ? undefined : "its table lacks a code";
}
