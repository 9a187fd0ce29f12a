import { defactoApplication } from "./defacto-application.ts";
import { defactoStudentAid, orphanStudentAid } from "./education-aid.ts";
import { communityOrphanApplication, institutionOrphanApplication } from "./orphan-applications.ts";
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
};
