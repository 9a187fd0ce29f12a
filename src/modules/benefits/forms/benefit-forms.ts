import { applicationReceipt, supplementNotice } from "./application-letters.ts";
import { confirmationNotice, refusalNotice, terminationDecision } from "./decision-letters.ts";
import { defactoApplication } from "./defacto-application.ts";
import { defactoStudentAid, orphanStudentAid } from "./education-aid.ts";
import { lostContactPromise, searchReceipt } from "./lost-contact-papers.ts";
import { arrearsNotice, recoveryNotice } from "./money-letters.ts";
import { communityOrphanApplication, institutionOrphanApplication } from "./orphan-applications.ts";
import { payExplanation } from "./pay-explanation.ts";
import { payrollRoster } from "./payroll-roster.ts";
import { temporaryReliefApplication, tomorrowPlanApplication } from "./relief-forms.ts";

/** All papers of this room, by their code. */
export const benefitForms = {
  defactoApplication,
  communityOrphanApplication,
  institutionOrphanApplication,
  orphanStudentAid,
  defactoStudentAid,
  tomorrowPlanApplication,
  temporaryReliefApplication,
  searchReceipt,
  lostContactPromise,
  applicationReceipt,
  supplementNotice,
  confirmationNotice,
  refusalNotice,
  terminationDecision,
  arrearsNotice,
  recoveryNotice,
  payrollRoster,
  payExplanation,
};
