/** Findings that lie on a post's desk in some months of the year only, and stand on the list in the others. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import {
  type ParameterReader,
  type ParametersOfDay,
  readerOf,
} from "../../../platform/parameters/read-parameter.ts";
import { insuranceFrom, insuranceTo } from "../benefits.parameters.ts";

interface Season {
  readonly from: ParameterReader<number>;
  /** Inclusive; before `from` where the season goes over the year's end. */
  readonly to: ParameterReader<number>;
}

/** Residents are insured for a year in autumn; whoever is new in between is on the list that the bureau sends each month. */
const seasons: Readonly<Partial<Record<string, Season>>> = {
  "programme:B07": { from: readerOf(insuranceFrom), to: readerOf(insuranceTo) },
};

export const seasonalSubjects: readonly string[] = Object.keys(seasons);

/** A season of which nobody has set the months is all the year. */
export function isInSeason(about: string, on: IsoDate, parameters: ParametersOfDay): boolean {
  const season = seasons[about];
  const from = season?.from.find(parameters);
  const to = season?.to.find(parameters);
  if (from === undefined || to === undefined) return true;
  const month = Number(on.slice(5, 7));
  return from <= to ? from <= month && month <= to : from <= month || month <= to;
}
