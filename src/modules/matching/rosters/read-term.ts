/** Both ends of a term in one cell: 2020.03.01—2023.02.28, 自2020年3月1日起至2023年2月28日止, 2020年3月1日至今. Pure. */
import { isoDate, lastDayOfMonth } from "../../../kernel/calendar-date.ts";

export interface Term {
  readonly first?: string;
  readonly last?: string;
}

const DATE =
  /(?<!\d)(\d{4})(?:(\d{2})(\d{2})(?!\d)|[-/.年](\d{1,2})(?!\d)(?:[-/.月](\d{1,2})(?!\d)[日号]?|月?))/g;
const SPACE_BESIDE_WORDS = /\s+(?=\D)|(?<=\D)\s+/g;
const IS_FIRST = /^[自从]|起$|至今$|[-—–~～]$/;
const IS_LAST = /^(?:[至到]|截[至止]|止于)|(?:止|[届期]满|到期)$/;

/** Undefined where it is no term, or one that ends before it begins: three dates and more are no term that anybody could know. */
export function readTerm(text: string): Term | undefined {
  const solid = text.normalize("NFKC").trim().replace(SPACE_BESIDE_WORDS, "");
  const dates = [...solid.matchAll(DATE)].map(dateOf);
  if (dates.includes(undefined)) return undefined;
  const [first, last] = dates;
  if (dates.length === 2 && first !== undefined && last !== undefined)
    return first <= last ? { first, last } : undefined;
  if (dates.length !== 1 || first === undefined) return undefined;
  if (IS_FIRST.test(solid)) return { first };
  return IS_LAST.test(solid) ? { last: first } : undefined;
}

/** To the day or the month; undefined for what the calendar does not have. */
function dateOf([, year, month8, day8, month, day]: RegExpExecArray): string | undefined {
  const [y, m, d] = [Number(year), Number(month8 ?? month), day8 ?? day];
  if (d !== undefined) return isoDate(y, m, Number(d));
  return m >= 1 && m <= 12 ? lastDayOfMonth(y, m).slice(0, 7) : undefined;
}
