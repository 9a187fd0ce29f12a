/** What the address of the board asks the server. Pure. */

import { type Colour, colourCodes, linkCodes, type ResponseLink } from "../../protection-codes.contract.ts";
import { type CaseState, caseStateCodes } from "../case-codes.contract.ts";

export interface CasesQuery {
  readonly state: CaseState | "open";
  readonly place?: string;
  readonly link?: ResponseLink;
  readonly colour?: Colour;
  readonly mine?: "true";
  readonly late?: "true";
}

/** A word that somebody typed into the address and that means nothing is left out. */
export function queryOf(values: Readonly<Record<string, string>>): CasesQuery {
  const { place, state, link, colour, mine, late } = values;
  return {
    state: state !== undefined && caseStateCodes.has(state) ? state : "open",
    ...(place !== undefined && /^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(link !== undefined && linkCodes.has(link) ? { link } : {}),
    ...(colour !== undefined && colourCodes.has(colour) ? { colour } : {}),
    ...(mine === "true" ? { mine } : {}),
    ...(late === "true" ? { late } : {}),
  };
}
