/** Of a child's file what decides which questions a visit asks. Pure. */
import type { ChildFile } from "../../../registry/child-file.contract.ts";
import type { VisitedChild } from "../visit-form.ts";

export function visitedChildOf({
  person,
  categories,
  facts,
}: Pick<ChildFile, "person" | "categories" | "facts">): VisitedChild {
  const level = facts.find(({ kind, holds }) => kind === "risk" && holds)?.value["level"];
  return {
    birthDate: person.birthDate,
    categories: categories.map(({ category }) => category),
    riskLevel: typeof level === "string" ? level : null,
  };
}
