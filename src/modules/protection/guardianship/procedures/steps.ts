/** What the steps of guardianship have in common: whose desk, which outcomes, which term. Pure. */
import type { Citation } from "../../../../kernel/citation.ts";
import type {
  Doer,
  MaterialSpec,
  OutcomeSpec,
  Term,
  TermUnit,
} from "../../../../platform/procedures/procedure.ts";
import * as register from "../../../registry/codes.contract.ts";
import { gradeCodes } from "../../assessments/assessment-codes.contract.ts";
import * as codes from "../guardianship-codes.contract.ts";

export const township: Doer = { role: "townshipSupervisor", level: "township" };
export const district: Doer = { role: "districtOfficer", level: "district" };
/** What the person concerned does, entered by who deals with them. */
export const theirs: Doer = { role: "townshipSupervisor", level: "township", enters: "applicant" };
export const court: Doer = { role: "districtOfficer", level: "district", enters: { department: "人民法院" } };

export const term = (parameter: string, unit: TermUnit, cite: Citation): Term => ({ parameter, unit, cite });

export const next = (code: string, label: string, phrases: readonly string[] = []): OutcomeSpec => ({
  code,
  label,
  leads: "next",
  phrases,
});
export const approved = (code: string, label: string, phrases: readonly string[] = []): OutcomeSpec => ({
  code,
  label,
  leads: "approved",
  phrases,
});
export const refused = (label: string, phrases: readonly string[] = []): OutcomeSpec => ({
  code: "refuse",
  label,
  leads: "refused",
  needsReasons: true,
  phrases,
});
export const closed = (code: string, label: string): OutcomeSpec => ({
  code,
  label,
  leads: "closed",
  needsReasons: true,
});
export const back = (to: string, label: string): OutcomeSpec => ({
  code: "return",
  label,
  leads: "back",
  to: [to],
  needsReasons: true,
});

export const paper = (code: string, title: string, neededBy: string, cite?: Citation): MaterialSpec => ({
  code,
  title,
  required: true,
  neededBy,
  ...(cite === undefined ? {} : { cite }),
});
export const otherPapers: MaterialSpec = { code: "other", title: "其他材料", required: false };

export const formTables = [
  register.sexCodes,
  register.relationCodes,
  register.entrustReasonCodes,
  codes.temporaryCodes,
  codes.longTermCodes,
  codes.placementCodes,
  codes.revocationCodes,
  codes.petitionerCodes,
  codes.exclusionCodes,
  codes.guardianRoleCodes,
  codes.newGuardianCodes,
  codes.determinedByCodes,
  codes.custodyEndCodes,
  gradeCodes,
  codes.offenceCodes,
];
