/** The fields of which records mostly consist, with their labels; a room may use any other that a table's cell can hold. Pure. */
import { z } from "zod";
import type { CodeTable } from "../../kernel/code-table.ts";
import { freeText } from "../../kernel/free-text.ts";

const MOST = 10_000_000;

export function count(label: string, hint?: string) {
  return z
    .int()
    .min(0)
    .max(MOST)
    .meta({ label, ...(hint === undefined ? {} : { hint }) });
}

export function words(label: string, max = 100) {
  return freeText(max).min(1).meta({ label });
}

/** Several lines. */
export function account(label: string) {
  return freeText(1000).min(1).meta({ label });
}

export function day(label: string) {
  return z.iso.date().meta({ label });
}

export function yesNo(label: string) {
  return z.boolean().meta({ label });
}

export function oneOf<Code extends string>(table: CodeTable<Code>, label = table.title) {
  return z.enum(table.codes).meta({ label, codeTable: table.name });
}

export function phone(label: string) {
  return z.string().trim().min(5).max(20).meta({ label, sensitivity: "L3", mask: "phone" });
}
