/** When a channel should bring something, from how often it was agreed. Pure. */
import { addDays, addMonths, type IsoDate } from "../../kernel/calendar-date.ts";
import type { DueLight, Frequency } from "./exchange-codes.contract.ts";

const MONTHS: Readonly<Record<Exclude<Frequency, "onDemand">, number>> = {
  monthly: 1,
  quarterly: 3,
  halfYearly: 6,
  yearly: 12,
};

export interface Rhythm {
  readonly frequency: Frequency;
  readonly firstDue: IsoDate | null;
  readonly graceDays: number;
  readonly validTo: IsoDate | null;
}

/** Each due day in turn, while the agreement is valid; reckoned from the first, so the 31st comes back after a short month. */
export function* dueDays({
  frequency,
  firstDue,
  validTo,
}: Pick<Rhythm, "frequency" | "firstDue" | "validTo">): Generator<IsoDate> {
  if (frequency === "onDemand" || firstDue === null) return;
  for (let nth = 0; ; nth++) {
    const day = addMonths(firstDue, MONTHS[frequency] * nth);
    if (validTo !== null && day >= validTo) return;
    yield day;
  }
}

/** The last due day that has come by `on`, and the first after it; nothing lies beyond the end of validity. */
export function dueAround(
  rhythm: Rhythm,
  on: IsoDate,
): { readonly last: IsoDate | null; readonly next: IsoDate | null } {
  let last: IsoDate | null = null;
  for (const day of dueDays(rhythm)) {
    if (day > on) return { last, next: day };
    last = day;
  }
  return { last, next: null };
}

export interface Due {
  readonly light: DueLight;
  /** What is waited for: the day that has come and brought nothing, else the coming one. */
  readonly dueOn: IsoDate | null;
  /** Until then nobody is alarmed. */
  readonly lateAfter: IsoDate | null;
}

/**
 * `answered`: the due days for which something came. Only the newest day that has come is waited for: a roster that is complete again
 * answers for those that were missed before it.
 */
export function dueOf(rhythm: Rhythm, answered: readonly IsoDate[], on: IsoDate): Due {
  const { last, next } = dueAround(rhythm, on);
  const waited = last !== null && !answered.includes(last) ? last : next;
  if (waited === null) return { light: last === null ? "none" : "green", dueOn: null, lateAfter: null };
  const lateAfter = addDays(waited, rhythm.graceDays);
  if (waited > on) return { light: "green", dueOn: waited, lateAfter };
  return { light: on > lateAfter ? "red" : "amber", dueOn: waited, lateAfter };
}

/** Which due day something that comes on this day answers; none where nothing is regular. */
export function answersDue(rhythm: Rhythm, answered: readonly IsoDate[], on: IsoDate): IsoDate | null {
  return dueOf(rhythm, answered, on).dueOn;
}

export interface Arrival {
  readonly dueOn: IsoDate | null;
  readonly cameOn: IsoDate;
}

/** 到期批次按期率 is `inTime` of `due`; 仍欠 is `isOwed`. */
export interface Timeliness {
  /** Due days whose grace is over, or for which something came. */
  readonly due: number;
  readonly inTime: number;
  /** Nothing that came later has answered for it: the light is red. */
  readonly isOwed: boolean;
}

/**
 * How a channel kept its days. As work a day that was missed is forgiven by the next roster, which is whole (`dueOf`); how punctual a
 * unit is, each of its days tells by itself.
 */
export function timelinessOf(
  rhythm: Rhythm,
  arrivals: readonly Arrival[],
  { from, to }: { readonly from: IsoDate; readonly to: IsoDate },
): Timeliness {
  const came = new Map<IsoDate, IsoDate>();
  for (const { dueOn, cameOn } of arrivals)
    if (dueOn !== null && cameOn <= to && cameOn < (came.get(dueOn) ?? NEVER)) came.set(dueOn, cameOn);
  let due = 0;
  let inTime = 0;
  for (const day of dueDays(rhythm)) {
    if (day > to) break;
    const lateAfter = addDays(day, rhythm.graceDays);
    const cameOn = came.get(day);
    if (day < from || (cameOn === undefined && to <= lateAfter)) continue;
    due += 1;
    if (cameOn !== undefined && cameOn <= lateAfter) inTime += 1;
  }
  return { due, inTime, isOwed: dueOf(rhythm, [...came.keys()], to).light === "red" };
}

const NEVER: IsoDate = "9999-12-31";
