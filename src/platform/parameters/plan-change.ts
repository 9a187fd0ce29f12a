/** What a new value does to the periods that are believed: which one it ends or replaces, and until when it holds itself. */
import { addMonths, type IsoDate, startOfMonth } from "../../kernel/calendar-date.ts";
import type { ParameterRow } from "./read-parameter.ts";

/** `adjust`: another value from a day on, or from a day to a day. `correct`: what was recorded of a period was wrong, or has now been compared. */
export type ChangeKind = "adjust" | "correct";

export interface WantedChange {
  readonly kind: ChangeKind;
  readonly from: IsoDate;
  /** The first day on which it no longer holds; absent: as long as nothing else is decided. */
  readonly to?: IsoDate | undefined;
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
  if (wanted.kind === "correct") return planCorrection(periods, wanted);
  return wanted.to === undefined
    ? planAdjustment(periods, wanted)
    : planInsertion(periods, wanted, wanted.to);
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

/** A time of its own inside one period, which goes on around it as it was. */
function planInsertion(
  periods: readonly ParameterRow[],
  { from, value }: WantedChange,
  to: IsoDate,
): ChangePlan {
  const begun = periods.find(({ validFrom }) => validFrom > from && validFrom < to);
  const holding = periods.find((period) => holdsOn(period, from));
  // Decided for this very time already, or another decision begins within it.
  if (begun !== undefined) return { verdict: "refused", why: "overlap", period: begun };
  if (holding === undefined)
    return { verdict: "fits", before: null, from, to, superseded: [], laid: [{ keeps: null, from, to }] };
  const { id, validFrom, validTo } = holding;
  if (validTo !== null && (validTo < to || (validFrom === from && validTo === to)))
    return { verdict: "refused", why: "overlap", period: holding };
  if (holding.value === value) return { verdict: "refused", why: "unchanged", period: holding };
  return {
    verdict: "fits",
    before: holding,
    from,
    to,
    superseded: [id],
    laid: [
      ...(validFrom < from ? [{ keeps: id, from: validFrom, to: from }] : []),
      { keeps: null, from, to },
      ...(validTo === null || validTo > to ? [{ keeps: id, from: to, to: validTo }] : []),
    ],
  };
}

export function holdsOn(
  { validFrom, validTo }: Pick<ParameterRow, "validFrom" | "validTo">,
  day: IsoDate,
): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

/** "自发文之日次月起", "自 X 年 X 月 1 日起" or "X 年 X 月". */
export type Effective =
  | { readonly rule: "nextMonth" }
  | { readonly rule: "fromMonth" | "oneMonth"; readonly month: string };

export function effectiveFrom(effective: Effective, issuedOn: IsoDate): IsoDate {
  return effective.rule === "nextMonth" ? addMonths(startOfMonth(issuedOn), 1) : `${effective.month}-01`;
}

/** Of what is decided for a month only: the first day after it. */
export function effectiveUntil(effective: {
  readonly rule: string;
  readonly month?: string;
}): IsoDate | undefined {
  return effective.rule === "oneMonth" && effective.month !== undefined
    ? addMonths(`${effective.month}-01`, 1)
    : undefined;
}
