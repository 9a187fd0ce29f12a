/** When something is owed for an organisation: in periods through which it was open. Pure. */
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import type { OrganisationKind } from "./organisation-codes.contract.ts";

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly townshipName: string;
  /** The township's code; the district's where the directory does not know the name. */
  readonly placeCode: string;
  readonly districtCode: string;
  readonly openedOn: IsoDate;
  readonly closedOn: IsoDate | null;
}

interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What opened or closed within a period owes nothing for it, as a duty that began within it. */
export function isOpenThrough({ openedOn, closedOn }: Organisation, { from, to }: Days): boolean {
  return openedOn <= from && (closedOn === null || closedOn > to);
}

/** Open on at least one of these days. */
export function isOpenWithin({ openedOn, closedOn }: Organisation, { from, to }: Days): boolean {
  return openedOn <= to && (closedOn === null || closedOn >= from);
}

export function isOpenOn(one: Organisation, day: IsoDate): boolean {
  return isOpenWithin(one, { from: day, to: day });
}
