/** Small pieces that the mapping of a ledger row onto the register's facts is made of. */
import { addDays, addMonths, firstDayOf, type PartialDate } from "../../../kernel/calendar-date.ts";
import type { FactKindName } from "../facts.contract.ts";
import type { FactDraft } from "../file-draft.contract.ts";

/** Facts as they come together, and the words that no field of the register takes: they go to the remarks, not to waste. */
export interface Drafting {
  readonly asOf: string;
  readonly leftovers: string[];
}

type Part = string | number | boolean | undefined;

/** Only what is said: an empty cell states nothing. */
export function filled(parts: Readonly<Record<string, Part>>): Record<string, string | number | boolean> {
  const value: Record<string, string | number | boolean> = {};
  for (const key in parts) {
    const part = parts[key];
    if (part !== undefined && part !== "") value[key] = part;
  }
  return value;
}

export interface FactTimes {
  readonly from: string;
  readonly to?: string | undefined;
  readonly evidence?: string | undefined;
}

export function fact(
  kind: FactKindName,
  value: Readonly<Record<string, unknown>>,
  { from, to, evidence }: FactTimes,
): FactDraft {
  return {
    kind,
    from,
    value,
    ...(to === undefined ? {} : { to }),
    ...(evidence === undefined || evidence === "" ? {} : { evidence }),
  };
}

/** A fact, unless its value says nothing. */
export function factIf(
  kind: FactKindName,
  value: Readonly<Record<string, unknown>>,
  times: FactTimes,
): FactDraft[] {
  return Object.keys(value).length === 0 ? [] : [fact(kind, value, times)];
}

/** The first day that a date known to the month or year may mean. */
export function startOf(date: PartialDate | undefined): string | undefined {
  return date === undefined ? undefined : firstDayOf(date);
}

/** The day after the last one that it may mean. */
export function endAfter(date: PartialDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  const first = firstDayOf(date);
  switch (date.precision) {
    case "day":
      return addDays(first, 1);
    case "month":
      return addMonths(first, 1);
    case "year":
      return addMonths(first, 12);
  }
}

/** `2018-03` for a startMonth column; a bare year says no month. */
export function monthOf(date: PartialDate | undefined): string | undefined {
  return date === undefined || date.precision === "year" ? undefined : date.text.slice(0, 7);
}

/** A ledger reports what held on its day: whatever it dates later had begun by then. */
export function notAfter(day: string | undefined, asOf: string): string {
  return day === undefined || day > asOf ? asOf : day;
}

/** Long cells are cut where the register's field ends; the file itself stays stored. */
export function clip(text: string | undefined, max: number): string | undefined {
  return text === undefined || text === "" ? undefined : text.slice(0, max);
}
