/** What an agreement is on a day. Pure. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { AgreementState } from "./exchange-codes.contract.ts";

export interface AgreementLife {
  readonly outcome: "withdrawn" | "declined" | "ended" | "replaced" | null;
  readonly agreedAt: Date | null;
  readonly validFrom: IsoDate;
  /** The first day on which it no longer holds. */
  readonly validTo: IsoDate | null;
}

export function agreementState(
  { outcome, agreedAt, validFrom, validTo }: AgreementLife,
  on: IsoDate,
): AgreementState {
  if (outcome !== null) return outcome;
  if (agreedAt === null) return "asked";
  if (on < validFrom) return "notYet";
  return validTo !== null && on >= validTo ? "over" : "inForce";
}
