/** Every code table that an application's fields name. Pure. */
import * as register from "../../../registry/codes.contract.ts";
import * as forms from "../forms/form-codes.contract.ts";
import { livingProgrammeCodes } from "../forms/living-programmes.contract.ts";

export const formTables = [
  register.sexCodes,
  register.healthCodes,
  register.disabilityClassCodes,
  register.disabilityLevelCodes,
  register.stageCodes,
  register.conditionCodes,
  register.relationCodes,
  register.reliefCodes,
  register.careModeCodes,
  forms.handedInCodes,
  forms.acrossSideCodes,
  forms.payeeKindCodes,
  forms.terminationReasonCodes,
  forms.reliefCauseCodes,
  forms.treatmentCodes,
  livingProgrammeCodes,
];
