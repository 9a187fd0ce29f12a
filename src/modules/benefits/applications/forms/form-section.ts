/** How an application is laid out in parts that a person confirms one by one. Pure. */
import { z } from "zod";

export interface FormSection {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly string[];
}

/** The fields that people see, in the order of their declaration. */
export function shownFields(fields: Readonly<Record<string, z.ZodType>>): string[] {
  return Object.keys(fields).filter((name) => !hides(fields[name]));
}

/** Whether a form has this field for itself alone: whose a value is in the register. */
export function isHidden(form: z.ZodObject, field: string): boolean {
  return hides((form.shape as Record<string, z.ZodType>)[field]);
}

function hides(field: z.ZodType | undefined): boolean {
  if (field === undefined) return true;
  if (field.meta()?.["hidden"] === true) return true;
  return field instanceof z.ZodOptional && hides(field.unwrap() as z.ZodType);
}

/** The codes of laid out sections; a section without one goes by its title. */
export function sectionsOf(
  sections: readonly { readonly title: string; readonly code?: string }[],
): string[] {
  return sections.map(({ code, title }) => code ?? title);
}
