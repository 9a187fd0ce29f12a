/** When a child falls under a category, as the recognition room judges it. Pure. */
import { hasAny } from "../../../platform/rules/expression.ts";
import { facts } from "../../recognition/profile.contract.ts";

export const orphanConditions = hasAny(facts.categories, "orphan");
export const defactoConditions = hasAny(facts.categories, "defactoUnattended");
