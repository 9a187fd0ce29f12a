/** What a new value does to the periods that are believed: which one it ends or replaces, and until when it holds itself. */
import { addMonths, type IsoDate, startOfMonth } from "../../kernel/calendar-date.ts";
import type { ParameterRow } from "./read-parameter.ts";

/** `adjust`: another value from a day on. `correct`: what was recorded of a period was wrong, or has now been compared. */
export type ChangeKind = "adjust" | "correct";

export interface WantedChange {
  readonly kind: ChangeKind;
  readonly from: IsoDate;
  readonly value: unknown;
}

/** A period that comes to be believed; the part of an old one that stays keeps the old one's words. */
export interface LaidPeriod {
  readonly keeps: string | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

export type ChangePlan =
  | {
      readonly verdict: "fits";
      /** What is believed today of the day from which it holds; null where nothing is. */
      readonly before: ParameterRow | null;
      readonly from: IsoDate;
      readonly to: IsoDate | null;
      readonly superseded: readonly string[];
      readonly laid: readonly LaidPeriod[];
    }
  | {
      readonly verdict: "refused";
      readonly why: "overlap" | "unchanged" | "nothingToCorrect";
      readonly period: ParameterRow | null;
    };

/** `periods`: what is believed of this one key. */
export function planChange(periods: readonly ParameterRow[], wanted: WantedChange): ChangePlan {
  return wanted.kind === "correct" ? planCorrection(periods, wanted) : planAdjustment(periods, wanted);
}

function planCorrection(periods: readonly ParameterRow[], { from }: WantedChange): ChangePlan {
  const period = periods.find(({ validFrom }) => validFrom === from);
  if (period === undefined) return { verdict: "refused", why: "nothingToCorrect", period: null };
  const laid = { keeps: null, from, to: period.validTo };
  return { verdict: "fits", before: period, from, to: period.validTo, superseded: [period.id], laid: [laid] };
}

function planAdjustment(periods: readonly ParameterRow[], { from, value }: WantedChange): ChangePlan {
  const holding = periods.find((period) => holdsOn(period, from));
  if (holding === undefined) {
    const next = periods
      .map(({ validFrom }) => validFrom)
      .filter((day) => day > from)
      .sort()[0];
    const to = next ?? null;
    return { verdict: "fits", before: null, from, to, superseded: [], laid: [{ keeps: null, from, to }] };
  }
  // What was decided later, or on the same day, is not to be overruled unawares.
  if (holding.validTo !== null || holding.validFrom === from)
    return { verdict: "refused", why: "overlap", period: holding };
  if (holding.value === value) return { verdict: "refused", why: "unchanged", period: holding };
  return {
    verdict: "fits",
    before: holding,
    from,
    to: null,
    superseded: [holding.id],
    laid: [
      { keeps: holding.id, from: holding.validFrom, to: from },
      { keeps: null, from, to: null },
    ],
  };
}

export function holdsOn(
  { validFrom, validTo }: Pick<ParameterRow, "validFrom" | "validTo">,
  day: IsoDate,
): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

/** "自发文之日次月起" or "自 X 年 X 月 1 日起". */
export type Effective =
  | { readonly rule: "nextMonth" }
  | { readonly rule: "fromMonth"; readonly month: string };

export function effectiveFrom(effective: Effective, issuedOn: IsoDate): IsoDate {
  return effective.rule === "nextMonth" ? addMonths(startOfMonth(issuedOn), 1) : `${effective.month}-01`;
}
