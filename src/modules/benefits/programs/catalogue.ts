/** All programmes, in the order of their codes. Pure. */
import { defactoBasic, hivBasic, orphanBasic } from "./basic-allowances.ts";
import { disabledCare, disabledLiving, rehabAid } from "./disability.ts";
import { employment, fosterAllowance, housing, institutionCare } from "./growing-up.ts";
import { insurancePremium, medicalAssistance, tomorrowPlan } from "./medical.ts";
import type { ProgrammeCode } from "./program-codes.contract.ts";
import type { Programme } from "./programme.ts";
import { dibao, priceSubsidy, tekun, temporaryRelief } from "./relief.ts";
import { collegeAid, compulsory, highSchoolAid, preschoolAid } from "./schooling.ts";
import { fucaiDefacto, fucaiOrphan } from "./study-aid.ts";

export const programmes: readonly Programme[] = [
  orphanBasic,
  hivBasic,
  defactoBasic,
  fucaiOrphan,
  fucaiDefacto,
  tomorrowPlan,
  insurancePremium,
  medicalAssistance,
  preschoolAid,
  compulsory,
  highSchoolAid,
  collegeAid,
  disabledLiving,
  disabledCare,
  rehabAid,
  temporaryRelief,
  dibao,
  tekun,
  employment,
  housing,
  institutionCare,
  fosterAllowance,
  priceSubsidy,
];

const byCode = new Map<string, Programme>(programmes.map((one) => [one.code, one]));

export function programmeOf(code: ProgrammeCode): Programme {
  const found = byCode.get(code);
  if (found === undefined) throw new Error(`no programme ${code}`);
  return found;
}
