/** A field of a fact in words, from its declaration: its label, and its value as people read it. Pure. */
import type { z } from "zod";
import type { CodeTable } from "../../kernel/code-table.ts";
import { codeTables } from "../registry/code-tables.contract.ts";

export function sayField(
  schema: z.ZodObject,
  field: string,
  value: unknown,
): { label: string; value: string | null } {
  const meta = metaOf(schema.shape[field]);
  return {
    label: textOf(meta["label"]) ?? field,
    value: sayIt(value, codeTables.get(textOf(meta["codeTable"]) ?? "")),
  };
}

function metaOf(type: unknown): Readonly<Record<string, unknown>> {
  const one = type as z.ZodType & { unwrap?: () => z.ZodType };
  return one.meta() ?? one.unwrap?.().meta() ?? {};
}

function sayIt(value: unknown, table: CodeTable | undefined): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? (table?.label(value) ?? value) : null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
