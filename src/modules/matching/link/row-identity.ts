/** What knows the same person in a later roster of the same kind: the whole number, or else name and birth date. Pure. */
import { isIsoDate } from "../../../kernel/calendar-date.ts";
import { isSoundCitizenId } from "../../../kernel/citizen-id.ts";
import type { PersonRecord } from "../person-record.ts";

/** Null where the row says too little to be known again. */
export function identityOf(
  type: string,
  { citizenNo, name, birthDate }: Pick<PersonRecord, "citizenNo" | "name" | "birthDate">,
): string | null {
  if (citizenNo !== null && isSoundCitizenId(citizenNo)) return [type, citizenNo.toUpperCase()].join("|");
  if (name === "" || birthDate === null || !isIsoDate(birthDate)) return null;
  return [type, name, birthDate].join("|");
}
