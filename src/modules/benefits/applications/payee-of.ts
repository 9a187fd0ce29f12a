/** The payee as the form names it, the way entitlements keep it. Pure. */
import { relationCodes } from "../../registry/codes.contract.ts";
import type { PayeeInput } from "../entitlements/entitlements.contract.ts";
import { payeeKindCodes } from "./forms/form-codes.contract.ts";

export function payeeOf(answers: Readonly<Record<string, unknown>>): PayeeInput {
  const text = (field: string) => {
    const value = answers[field];
    return typeof value === "string" ? value : "";
  };
  const relation = text("payeeRelation");
  const kind = text("payeeKind");
  const personId = text("payeePersonId");
  const isPerson = personId !== "" && kind !== "institution";
  return {
    name: text("payeeName"),
    relation: relationWords(relation, kind),
    ...(isPerson ? { personId } : {}),
    bank: text("payeeBank"),
    account: text("payeeAccount"),
  };
}

function relationWords(relation: string, kind: string): string {
  if (kind === "self" || kind === "institution") return payeeKindCodes.label(kind);
  if (relationCodes.has(relation)) return relationCodes.label(relation);
  return payeeKindCodes.has(kind) ? payeeKindCodes.label(kind) : "其他";
}
