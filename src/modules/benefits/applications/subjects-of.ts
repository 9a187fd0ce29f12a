/** Which findings an application answers. Pure. */
import { type BenefitProcedure, findBenefitProcedure } from "./benefit-procedures.ts";
import { categoryOf } from "./ending-rules.ts";

/** What the findings are about: the programme, and the category that it presupposes. */
export function subjectsOf({ form, grants }: BenefitProcedure): ReadonlySet<string> {
  if (grants === undefined) return new Set();
  const category = form === "living" ? categoryOf(grants) : undefined;
  return new Set([`programme:${grants}`, ...(category === undefined ? [] : [`category:${category}`])]);
}

export function isAnsweredBy(about: string, procedure: string): boolean {
  const of = findBenefitProcedure(procedure);
  return of !== undefined && subjectsOf(of).has(about);
}
