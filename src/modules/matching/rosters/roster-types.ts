/** All kinds of rosters. A new one is a file in `types/` and a line here. Pure. */
import type { RosterType } from "./roster-type.ts";
import { births } from "./types/births.ts";
import { compulsoryRehab } from "./types/compulsory-rehab.ts";
import { deaths } from "./types/deaths.ts";
import { deported } from "./types/deported.ts";
import { disabilityCards } from "./types/disability-cards.ts";
import { dropout } from "./types/dropout.ts";
import { guardianshipRulings } from "./types/guardianship-rulings.ts";
import { householdMoves } from "./types/household-moves.ts";
import { lowIncome } from "./types/low-income.ts";
import { medicalInsurance } from "./types/medical-insurance.ts";
import { missingParents } from "./types/missing-parents.ts";
import { otherRestricted } from "./types/other-restricted.ts";
import { prison } from "./types/prison.ts";
import { schoolCensus } from "./types/school-census.ts";
import { seriousIllness } from "./types/serious-illness.ts";

export const rosterTypes: readonly RosterType[] = [
  prison,
  compulsoryRehab,
  otherRestricted,
  deaths,
  disabilityCards,
  schoolCensus,
  dropout,
  lowIncome,
  medicalInsurance,
  seriousIllness,
  householdMoves,
  missingParents,
  births,
  guardianshipRulings,
  deported,
];

export function findRosterType(code: string): RosterType | undefined {
  return rosterTypes.find((type) => type.code === code);
}
