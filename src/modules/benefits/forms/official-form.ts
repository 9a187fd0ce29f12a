import type { z } from "zod";
import type { Citation } from "../../../kernel/citation.ts";
import type { PrintDocument } from "../../../platform/print/document.contract.ts";

/** A paper that the law or practice knows by name. Its layout is ours where we have not seen the original: `basis` tells. */
export interface OfficialForm<Schema extends z.ZodType = z.ZodType> {
  readonly code: string;
  readonly title: string;
  readonly basis: Citation;
  /** What is to be filled in. All of it may be missing: then the paper is a blank. */
  readonly input: Schema;
  readonly lay: (input: z.output<Schema>) => Omit<PrintDocument, "title">;
}

export function officialForm<Schema extends z.ZodType>(form: OfficialForm<Schema>): OfficialForm<Schema> {
  return form;
}

/** The paper with these values. @throws ZodError where a value does not fit its field. */
export function fillForm<Schema extends z.ZodType>(
  form: OfficialForm<Schema>,
  input: z.input<Schema>,
  stamp?: string,
): PrintDocument {
  const laid = form.lay(form.input.parse(input));
  return { title: form.title, ...laid, ...(stamp === undefined ? {} : { stamp }) };
}
