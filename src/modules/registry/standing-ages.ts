/** When a child is under an age limit that itself changes with the law. Pure. */
import { addDays, addYears, ageOn } from "../../kernel/calendar-date.ts";
import { type AgeLimit, FOREVER } from "./standing-source.contract.ts";

/** From a day on, until the next; of the first there is no first day. */
export interface AgeSpan {
  readonly from: string;
  readonly isUnder: boolean;
}

const EVER = "";

/** Nothing for a child whose birth date nobody knows: it never grows too old. */
export function ageSpans(birthDate: string | null, limits: readonly AgeLimit[]): AgeSpan[] {
  if (birthDate === null) return [];
  const spans: AgeSpan[] = [];
  const add = (span: AgeSpan) => {
    if (spans.at(-1)?.isUnder !== span.isUnder) spans.push(span);
  };
  for (const [index, { from, age }] of limits.entries()) {
    const begin = index === 0 ? EVER : from;
    const end = limits[index + 1]?.from ?? FOREVER;
    const birthday = birthdayOf(birthDate, age);
    if (birthday <= begin) add({ from: begin, isUnder: false });
    else {
      add({ from: begin, isUnder: true });
      if (birthday < end) add({ from: birthday, isUnder: false });
    }
  }
  return spans;
}

export function isUnderAge(spans: readonly AgeSpan[], day: string): boolean {
  return spans.findLast(({ from }) => from <= day)?.isUnder ?? true;
}

/** The days on which somebody reaches the limit, because of a birthday or because the limit came down. */
export function daysOfLeaving(spans: readonly AgeSpan[]): string[] {
  return spans.flatMap(({ from, isUnder }) => (isUnder ? [] : [from]));
}

/** The days on which the limit rose above somebody again. */
export function daysOfReturning(spans: readonly AgeSpan[]): string[] {
  return spans.flatMap(({ from, isUnder }) => (isUnder && from !== EVER ? [from] : []));
}

/** The day on which somebody is so old; born on 29 February, one turns in a common year on 1 March, as `ageOn` counts. */
function birthdayOf(birthDate: string, age: number): string {
  const day = addYears(birthDate, age);
  return ageOn(birthDate, day) < age ? addDays(day, 1) : day;
}
