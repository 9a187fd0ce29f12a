/** From a row's values to what the engine compares and what the register writes. Pure. */
import {
  addDays,
  firstDayOf,
  type IsoDate,
  isIsoDate,
  monthsBetween,
} from "../../../kernel/calendar-date.ts";
import type { FactKindName } from "../../registry/facts.contract.ts";
import type { PersonRecord } from "../person-record.ts";
import type { RowValues, SaidFact } from "./roster-type.ts";

/** A row that speaks of one person under the shared columns. */
export function recordOf(row: RowValues, of: Partial<PersonRecord> = {}): PersonRecord {
  return {
    name: row["name"] ?? "",
    formerNames: several(row["formerName"]),
    sex: sexOf(row["sex"]),
    birthDate: row["birthDate"] ?? null,
    citizenNo: row["citizenNo"] ?? null,
    phones: several(row["phone"]),
    placeCode: row["placeCode"] ?? null,
    kin: [...new Set([...several(row["guardianName"]), ...several(row["kinNames"])])],
    ...of,
  };
}

function sexOf(text: string | undefined): "1" | "2" | null {
  return text === "1" || text === "2" ? text : null;
}

/** Values that hold several names or numbers part them by 、. */
export function several(text: string | undefined): string[] {
  return (text ?? "").split("、").filter((part) => part !== "");
}

/** The first day on which a date known to the day, month or year may lie. */
export function dayOf(text: string | undefined): IsoDate | undefined {
  if (text === undefined || text === "") return undefined;
  const precision = text.length === 10 ? "day" : text.length === 7 ? "month" : "year";
  const day = firstDayOf({ text, precision });
  return isIsoDate(day) ? day : undefined;
}

/** Only a date that is known to the day: ends and birth dates are not made up. */
export function exactDay(text: string | undefined): IsoDate | undefined {
  return text !== undefined && isIsoDate(text) ? text : undefined;
}

export interface Said {
  readonly kind: FactKindName;
  /** The day that the row names; else it holds from the roster's day at the latest. */
  readonly from: string | undefined;
  /** The last day that the row names. */
  readonly last?: IsoDate | undefined;
  readonly value: Readonly<Record<string, unknown>>;
  readonly evidence: string;
}

export function said(asOf: IsoDate, fact: Said): SaidFact {
  const named = dayOf(fact.from);
  const from = named === undefined || named > asOf ? asOf : named;
  const isOver = fact.last !== undefined && fact.last < asOf && fact.last >= from;
  return {
    kind: fact.kind,
    from,
    // A last day to come is a date to look again, no end.
    to: isOver ? addDays(fact.last, 1) : null,
    value: Object.fromEntries(Object.entries(fact.value).filter(([, value]) => value !== undefined)),
    evidence: named === undefined ? `${fact.evidence}（名册未载起始日期，按名册截至日）` : fact.evidence,
  };
}

/** Whole months from the first day to the last, both counted; undefined where either is not known to the day. */
export function termOf(from: string | undefined, to: string | undefined): number | undefined {
  const first = exactDay(from);
  const last = exactDay(to);
  if (first === undefined || last === undefined || last <= first) return undefined;
  const months = monthsBetween(first, last);
  return months >= 1 && months <= 600 ? months : undefined;
}

const DURATION =
  /(?<!\d)(?:([\d一二两三四五六七八九十]{1,3})年)?(?:零|又)?(?:([\d一二两三四五六七八九十]{1,3})个?月)?/g;
const DIGITS = "零一二三四五六七八九";

/** Months of a term in words: 有期徒刑三年六个月, 3年, 十八个月. Undefined where they name none, or several. */
export function monthsIn(text: string | undefined): number | undefined {
  const terms = [...(text ?? "").replace(/\d{4}年\d{1,2}月/g, "").matchAll(DURATION)].filter(
    ([all]) => all !== "",
  );
  const [, years, months] = terms.length === 1 ? (terms[0] ?? []) : [];
  const sum = numberOf(years) * 12 + numberOf(months);
  return sum >= 1 && sum <= 600 ? sum : undefined;
}

function numberOf(text: string | undefined): number {
  if (text === undefined) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  const [tens = "", ones = ""] = text.replace("两", "二").includes("十") ? text.split("十") : ["零", text];
  const digit = (one: string) => Math.max(0, DIGITS.indexOf(one.replace("两", "二") || "零"));
  return (tens === "" ? 1 : digit(tens)) * 10 + digit(ones);
}

/** Cut to what a fact's text may hold. */
export function upTo(length: number, text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text.slice(0, length);
}

/** Parts of a sentence that are known, one after the other. */
export function phrase(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("，");
}
