/** How an application is laid out in parts that a person confirms one by one. Pure. */
import type { z } from "zod";

export interface FormSection {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly string[];
}

/** The fields that people see, in the order of their declaration. */
export function shownFields(fields: Readonly<Record<string, z.ZodType>>): string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined && !isHidden(fields[name]));
}

export function isHidden(field: z.ZodType): boolean {
  const inner =
    "unwrap" in field && typeof field.unwrap === "function" ? (field.unwrap() as z.ZodType) : field;
  return field.meta()?.["hidden"] === true || inner.meta()?.["hidden"] === true;
}
