/** What a row says of somebody who may be a child on file and a parent at once: of each of the two. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { isElderOf, type RosterPerson } from "../../registry/roster-facts.contract.ts";
import type { RosterType, RowValues, SaidFact, Whose } from "../rosters/roster-type.ts";

export function rolesOf({ isChild, children }: RosterPerson): Whose[] {
  if (!isChild) return ["adult"];
  return children.some(isElderOf) ? ["child", "adult"] : ["child"];
}

/** What it says of both is said once. */
export function saidOf(type: RosterType, row: RowValues, asOf: IsoDate, person: RosterPerson): SaidFact[] {
  const said = rolesOf(person).flatMap((whose) => type.facts(row, asOf, whose));
  return [...new Map(said.map((one) => [JSON.stringify(one), one])).values()];
}
