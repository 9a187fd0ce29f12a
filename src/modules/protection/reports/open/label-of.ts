import type { z } from "zod";

/** A field's label as its declaration has it. */
export function labelOf(schema: z.ZodType): string {
  const label = schema.meta()?.["label"];
  return typeof label === "string" ? label : "";
}
