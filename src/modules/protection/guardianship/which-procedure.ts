/** Which procedure suits the guardianship that holds: the page offers these first. Pure. */
import type { GuardianshipKind } from "./guardianship-codes.contract.ts";

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

/** `kind`: of the decision in force, if there is one. */
export function fitsNow(procedure: string, kind: GuardianshipKind | undefined): boolean {
  const wanted = only[procedure];
  if (wanted !== undefined) return kind !== undefined && wanted.includes(kind);
  return kind === undefined || !(notIn[procedure] ?? []).includes(kind);
}
