/** What the address of the picture asks the server; what means nothing is left out. Pure. */
import { isIsoDate } from "../../../../kernel/calendar-date.ts";
import { type PeriodKind, periodCodes } from "../period.ts";

export interface PictureAsk {
  readonly period: PeriodKind;
  readonly place?: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

export function queryOf(values: Readonly<Record<string, string>>): PictureAsk {
  const { place = "", period = "", on = "", from = "", to = "" } = values;
  const kind = periodCodes.has(period) ? period : "month";
  return {
    period: kind,
    ...(/^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(kind !== "own" && isIsoDate(on) ? { on } : {}),
    ...(kind === "own" && isIsoDate(from) ? { from } : {}),
    ...(kind === "own" && isIsoDate(to) ? { to } : {}),
  };
}
