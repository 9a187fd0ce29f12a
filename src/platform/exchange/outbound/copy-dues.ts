/** On which days copies are due under an agreement, and which quarter each tells of. Pure. */
import {
  addDays,
  addMonths,
  type IsoDate,
  quarterEnd,
  quarterOf,
  yearOf,
} from "../../../kernel/calendar-date.ts";

export type Frequency = "monthly" | "quarterly" | "halfYearly" | "yearly" | "onDemand";

const steps: Readonly<Record<Exclude<Frequency, "onDemand">, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
};

export interface Terms {
  readonly frequency: Frequency;
  readonly firstDue: IsoDate | null;
  readonly graceDays: number;
  /** The first day on which it does not hold any more. */
  readonly validTo: IsoDate | null;
}

export interface Due {
  readonly on: IsoDate;
  readonly period: string;
  readonly isLate: boolean;
}

/** The quarter that ended last before this day. */
export function quarterBefore(day: IsoDate): string {
  const year = yearOf(day);
  const quarter = quarterOf(day);
  return quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`;
}

/** Its last day. */
export function endOfQuarter(period: string): IsoDate {
  return quarterEnd(Number(period.slice(0, 4)), Number(period.slice(5)));
}

const ordinals = ["一", "二", "三", "四"];

export function titleOfQuarter(period: string): string {
  return `${period.slice(0, 4)}年第${ordinals[Number(period.slice(5)) - 1] ?? ""}季度`;
}

/**
 * What is to be sent on this day, the oldest first: everything that was due and did not leave, and the coming one as soon as its
 * quarter has ended.
 */
export function openDues(terms: Terms, met: ReadonlySet<IsoDate>, day: IsoDate): Due[] {
  const { frequency, firstDue, graceDays, validTo } = terms;
  if (frequency === "onDemand" || firstDue === null) return [];
  const dues: Due[] = [];
  for (let nth = 0; ; nth += 1) {
    // From the first day on, or the 31st would slide down to the 28th for ever.
    const on = addMonths(firstDue, nth * steps[frequency]);
    const period = quarterBefore(on);
    if (endOfQuarter(period) >= day || (validTo !== null && on >= validTo)) return dues;
    if (!met.has(on)) dues.push({ on, period, isLate: day > addDays(on, graceDays) });
    if (on > day) return dues;
  }
}

/** So many quarters that have ended, the newest first. */
export function endedQuarters(day: IsoDate, count: number): string[] {
  const found: string[] = [];
  let before = day;
  while (found.length < count) {
    const period = quarterBefore(before);
    found.push(period);
    before = endOfQuarter(period);
  }
  return found;
}

export interface Standing {
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export function isInForce({ agreedAt, endedAt, validFrom, validTo }: Standing, day: IsoDate): boolean {
  return agreedAt !== null && endedAt === null && validFrom <= day && (validTo === null || validTo > day);
}

/** The due days that a copy has met. */
export const metDays = (made: readonly { readonly dueOn: IsoDate | null }[]): ReadonlySet<IsoDate> =>
  new Set(made.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])));
