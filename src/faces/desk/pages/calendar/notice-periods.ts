/** A notice's days as periods that a person reads and types, and what a change of them does. Pure. */
import { addDays, daysBetween, type IsoDate } from "../../../../kernel/calendar-date.ts";
import type { NoticeDay } from "../../../../platform/calendar/calendar.contract.ts";

export interface NoticePeriod {
  readonly kind: NoticeDay["kind"];
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Neighbouring days of one holiday, in order of their first day. */
export function periodsOf(days: readonly NoticeDay[]): NoticePeriod[] {
  const periods: NoticePeriod[] = [];
  for (const { date, kind, name } of [...days].sort((one, other) => (one.date < other.date ? -1 : 1))) {
    const last = periods[periods.length - 1];
    if (last?.kind === kind && last.name === name && addDays(last.to, 1) === date)
      periods[periods.length - 1] = { ...last, to: date };
    else periods.push({ kind, name, from: date, to: date });
  }
  return periods;
}

/** One day each; a day that two periods name stands in the first. */
export function daysOf(periods: readonly NoticePeriod[]): NoticeDay[] {
  const days = new Map<IsoDate, NoticeDay>();
  for (const { kind, name, from, to } of periods) {
    for (let date = from; date <= to; date = addDays(date, 1))
      if (!days.has(date)) days.set(date, { date, kind, name });
  }
  return [...days.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** `2026-10-01 至 10-07 放假 7 天`, `2026-10-10 上班`. */
export function sayPeriod({ kind, from, to }: NoticePeriod): string {
  const until = from === to ? "" : ` 至 ${to.slice(0, 4) === from.slice(0, 4) ? to.slice(5) : to}`;
  return `${from}${until} ${kind === "work" ? "上班" : `放假 ${daysBetween(from, to) + 1} 天`}`;
}

export interface NoticeChange {
  readonly date: IsoDate;
  readonly before: NoticeDay["kind"] | undefined;
  readonly after: NoticeDay["kind"] | undefined;
}

/** Days that will count differently; a changed name alone counts nothing. */
export function changesBetween(before: readonly NoticeDay[], after: readonly NoticeDay[]): NoticeChange[] {
  const kinds = (days: readonly NoticeDay[]) => new Map(days.map((day) => [day.date, day.kind]));
  const [old, next] = [kinds(before), kinds(after)];
  return [...new Set([...old.keys(), ...next.keys()])]
    .sort()
    .map((date) => ({ date, before: old.get(date), after: next.get(date) }))
    .filter((change) => change.before !== change.after);
}

const words = { rest: "放假", work: "上班" } as const;

/** `2027-01-02：平常 → 上班` */
export function sayChange({ date, before, after }: NoticeChange): string {
  const say = (kind: NoticeDay["kind"] | undefined) => (kind === undefined ? "照平常的周历" : words[kind]);
  return `${date}：${say(before)} → ${say(after)}`;
}
