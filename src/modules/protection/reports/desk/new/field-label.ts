import type { z } from "zod";

/** What the contract calls a field. Pure. */
export function labelOf(field: z.ZodType): string {
  const label = field.meta()?.["label"];
  return typeof label === "string" ? label : "";
}
