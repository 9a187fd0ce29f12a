/** What every form asks of a child before it is sent: against slips of the pen. Who counts as a child is decided by dated parameters. */
import { ageOn, type IsoDate } from "../../kernel/calendar-date.ts";

/** As it stands in the household register. */
export const WHOLE_NAME = /^[\p{Script=Han}·]+$/u;

/** Nobody is followed to this age, whatever the limits have been: the year was typed wrong. */
const NEVER_MEANT = 24;

export function isTooOldToBeMeant(birthDate: IsoDate, today: IsoDate): boolean {
  return ageOn(birthDate, today) >= NEVER_MEANT;
}
