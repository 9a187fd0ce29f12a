/** Which procedure suits the guardianship that holds: the page offers these first. Pure. */
import { type GuardianshipKind, guardianshipKindCodes } from "./guardianship-codes.contract.ts";

export const guardianshipGroup = "监护";

const only: Readonly<Record<string, readonly GuardianshipKind[]>> = {
  returnHome: ["temporary"],
  endTemporary: ["temporary"],
};
const notIn: Readonly<Record<string, readonly GuardianshipKind[]>> = {
  temporaryGuardianship: ["temporary", "longTerm"],
  longTermGuardianship: ["longTerm"],
  entrustedCare: ["temporary", "longTerm", "entrusted"],
  admonition: ["longTerm"],
};

/** Why it does not fit the decision in force, in words; nothing: it does. `kind`: of the decision, if there is one. */
export function unfitNow(procedure: string, kind: GuardianshipKind | undefined): string | undefined {
  const wanted = only[procedure];
  if (wanted !== undefined)
    return kind !== undefined && wanted.includes(kind) ? undefined : "孩子现在没有临时监护";
  if (kind === undefined || !(notIn[procedure] ?? []).includes(kind)) return undefined;
  return `孩子现在是${guardianshipKindCodes.label(kind)}`;
}

export function fitsNow(procedure: string, kind: GuardianshipKind | undefined): boolean {
  return unfitNow(procedure, kind) === undefined;
}
