/** What the address of the board asks the server. Pure. */
import { isIsoDate } from "../../../../kernel/calendar-date.ts";
import {
  type Colour,
  colourCodes,
  linkCodes,
  type ResponseLink,
  type Situation,
  situationCodes,
} from "../../protection-codes.contract.ts";
import { type AgeBand, ageBandCodes } from "../age-bands.ts";
import { type CaseState, caseStateCodes } from "../case-codes.contract.ts";
import { type CasePace, casePaceCodes } from "../pace-codes.ts";

export interface CasesQuery {
  readonly state: CaseState | "open" | "any";
  readonly place?: string;
  readonly link?: ResponseLink;
  readonly colour?: Colour;
  readonly mine?: "true";
  readonly late?: "true";
  readonly situation?: Situation;
  readonly age?: AgeBand;
  readonly sealed?: "true" | "false";
  readonly words?: string;
  readonly openedFrom?: string;
  readonly openedTo?: string;
  readonly pace?: CasePace;
}

/** A word that somebody typed into the address and that means nothing is left out. */
export function queryOf(values: Readonly<Record<string, string>>): CasesQuery {
  const { place, state, link, colour, mine, late, situation, age, sealed } = values;
  const { words = "", openedFrom = "", openedTo = "", pace = "" } = values;
  return {
    state: state === "any" || (state !== undefined && caseStateCodes.has(state)) ? state : "open",
    ...(place !== undefined && /^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(link !== undefined && linkCodes.has(link) ? { link } : {}),
    ...(colour !== undefined && colourCodes.has(colour) ? { colour } : {}),
    ...(mine === "true" ? { mine } : {}),
    ...(late === "true" ? { late } : {}),
    ...(situation !== undefined && situationCodes.has(situation) ? { situation } : {}),
    ...(age !== undefined && ageBandCodes.has(age) ? { age } : {}),
    ...(sealed === "true" || sealed === "false" ? { sealed } : {}),
    ...(words.trim() === "" ? {} : { words: words.trim().slice(0, 40) }),
    ...(isIsoDate(openedFrom) ? { openedFrom } : {}),
    ...(isIsoDate(openedTo) ? { openedTo } : {}),
    ...(casePaceCodes.has(pace) ? { pace } : {}),
  };
}
