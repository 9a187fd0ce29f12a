/** What stands in a matter's form and decisions, read by name. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { Matter, Step } from "../../../platform/procedures/matter.ts";
import type { Procedure } from "../../../platform/procedures/procedure.ts";

type Answered = { readonly matter: Pick<Matter, "answers"> };

export function textOf({ matter }: Answered, field: string): string {
  const value = matter.answers[field];
  return typeof value === "string" ? value : "";
}

export function dayOf(file: Answered, field: string): IsoDate | null {
  const value = textOf(file, field);
  return value === "" ? null : value;
}

/** The last decision on a step, if there is one. */
export function decisionOn(
  { matter }: { readonly matter: Pick<Matter, "steps"> },
  step: string,
): Step["decision"] {
  return matter.steps.findLast(({ code, decision }) => code === step && decision !== null)?.decision ?? null;
}

/** 临时监护 500117104-2026-00012 */
export function nameOf(file: { readonly no: string | null; readonly procedure: Procedure }): string {
  return file.no === null ? file.procedure.title : `${file.procedure.title} ${file.no}`;
}
