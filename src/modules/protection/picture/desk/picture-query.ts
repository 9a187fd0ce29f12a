/** What the address of the page asks the server. Pure. */
import { isIsoDate } from "../../../../kernel/calendar-date.ts";
import type { PeriodKind } from "../period.ts";

interface PictureQuery {
  readonly period: PeriodKind;
  readonly place?: string;
  readonly on?: string;
}

type Values = Readonly<Record<string, string>>;

export function kindOf({ period }: Values): PeriodKind {
  return period === "quarter" || period === "year" ? period : "month";
}

/** A word that somebody typed into the address and that means nothing is left out. */
export function queryOf(values: Values): PictureQuery {
  const { place, on } = values;
  return {
    period: kindOf(values),
    ...(place !== undefined && /^\d{6}(\d{3}(\d{3})?)?$/.test(place) ? { place } : {}),
    ...(on !== undefined && isIsoDate(on) ? { on } : {}),
  };
}
