/** On which days copies are due under an agreement, and which quarter each tells of. Pure. */
import { addDays, type IsoDate, quarterEnd, quarterOf, yearOf } from "../../../kernel/calendar-date.ts";
import { dueDays, type Rhythm } from "../due-days.ts";

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
 * quarter has ended. A copy tells of its own quarter: unlike a roster that comes (due-days.ts), a later one does not answer for it.
 */
export function openDues(terms: Rhythm, met: ReadonlySet<IsoDate>, day: IsoDate): Due[] {
  const dues: Due[] = [];
  for (const on of dueDays(terms)) {
    const period = quarterBefore(on);
    if (endOfQuarter(period) >= day) return dues;
    if (!met.has(on)) dues.push({ on, period, isLate: day > addDays(on, terms.graceDays) });
    if (on > day) return dues;
  }
  return dues;
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
