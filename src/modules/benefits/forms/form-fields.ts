/** Fields of printed forms: what is asked, under which words, and how the answer is written. Each label stands once. */
import { z } from "zod";
import type { CodeTable } from "../../../kernel/code-table.ts";

type Printed = "words" | "day" | "month" | "yuan";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
/** More than fits on two pages is an annex, not an answer. */
const MAX_WORDS = 2000;

export function words(label: string) {
  return z.string().max(MAX_WORDS).optional().meta({ label, printed: "words" });
}

export function day(label: string) {
  return z.iso.date().optional().meta({ label, printed: "day" });
}

export function month(label: string) {
  return z.string().regex(MONTH).optional().meta({ label, printed: "month" });
}

/** In fen, printed in yuan. */
export function yuan(label: string) {
  return z.int().optional().meta({ label, printed: "yuan" });
}

/** Boxes to tick: one, or as many as apply. */
export function ticks<Code extends string>(table: CodeTable<Code>) {
  return z
    .array(z.enum(table.codes))
    .optional()
    .meta({ label: table.title, printed: "words", options: table.options });
}

export interface FieldWords {
  readonly label: string;
  readonly printed: Printed;
  readonly options: CodeTable["options"];
}

export function wordsOf(field: z.ZodType): FieldWords {
  return { label: "", printed: "words", options: [], ...field.meta() };
}
