/** What of a visit lies sealed: all that was told, as it was told. The words are those of children and families. Pure. */
import type { z } from "zod";
import type { VisitInput } from "./visits.contract.ts";

export const VISIT = "workforce.visit";
export const STEP = "workforce.visit.step";

export type VisitBox = z.output<typeof VisitInput>;

/** The same words in the same order, whatever the order in which a phone wrote them down. */
export function isSameVisit(one: VisitBox, other: VisitBox): boolean {
  return spell(one) === spell(other);
}

function spell(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
