/** One cell of a roster by its field's kind: what is kept, or what cannot be read in it. Pure. */
import { parseYuan } from "../../../kernel/money.ts";
import { readPhones } from "../../../kernel/phone.ts";
import { comparable, repairText } from "../../../kernel/text-repair.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import { isBlank, isTruncated, rawText } from "../../../platform/excel/tables/cell-text.ts";
import { readDate } from "../../../platform/excel/tables/read-date.ts";
import { saysNoNumber, solidNumber } from "../../../platform/excel/tables/solid-number.ts";
import { readKin, readName } from "./read-name.ts";
import { readTerm } from "./read-term.ts";
import type { RosterField } from "./roster-type.ts";

export type CellFault =
  | "numberCut"
  | "numberForm"
  | "dateAmbiguous"
  | "dateImpossible"
  | "dateUnreadable"
  | "sexUnknown"
  | "phoneInvalid"
  | "amountUnreadable"
  | "wordUnknown"
  | "yearUnreadable";

export interface CellReading {
  readonly value?: string;
  readonly fault?: CellFault;
  /** What the cell says of other fields, by their code: the other end of a term, a former name. */
  readonly also?: Readonly<Record<string, string>>;
}

const NOTHING: CellReading = {};
const NO_WORD = /^(?:无|暂无|不详|未知|没有|空|NULL|N\/A|[-—–―_/\\、.。]+)$/i;

export function readCell(field: RosterField, cell: Cell): CellReading {
  if (isBlank(cell)) return NOTHING;
  const text = repairText(rawText(cell));
  switch (field.kind) {
    case "citizenNo":
      return readNumber(cell, 18);
    case "disabilityNo":
      return readNumber(cell, 20);
    case "birthDate":
    case "date":
      return readEnds(field, text, readDay(cell, field.kind === "date"));
    case "month":
      return readMonth(cell);
    default:
      return NO_WORD.test(text) && field.kind !== "yesNo"
        ? NOTHING
        : readEnds(field, text, readWord(field, text));
  }
}

function readWord(field: RosterField, text: string): CellReading {
  switch (field.kind) {
    case "name":
      return nameOf(text);
    case "formerName":
    case "kinName":
      return { value: readKin(text) };
    case "sex":
      return readSex(comparable(text));
    case "phone":
      return phonesOf(text);
    case "yuan":
      return yuanOf(text);
    case "code":
      return wordOf(field, text);
    case "yesNo":
      return yesOrNo(comparable(text));
    case "year":
      return yearOf(text);
    default:
      return { value: text };
  }
}

function nameOf(text: string): CellReading {
  const { name, former } = readName(text);
  return former === undefined ? { value: name } : { value: name, also: { formerName: former } };
}

/** Both ends of a term where its first day alone is looked for, or within the words of a sentence. */
function readEnds(field: RosterField, text: string, reading: CellReading): CellReading {
  if (field.ends === undefined || (field.kind === "date" && reading.fault === undefined)) return reading;
  const term = readTerm(text);
  if (term === undefined) return reading;
  const [first, last] = field.ends;
  const ends = Object.entries({ [first]: term.first, [last]: term.last }).filter(
    ([, day]) => day !== undefined,
  );
  const { [field.code]: own, ...also } = Object.fromEntries(ends) as Record<string, string>;
  if (field.kind !== "date") return { ...reading, also };
  return own === undefined ? { also } : { value: own, also };
}

const KEPT_BY_EXCEL = 15;

/** As printed, without what tables wrap around it; what Excel has lost is `*`, like what the sender has hidden. */
function readNumber(cell: Cell, length: number): CellReading {
  const raw = rawText(cell);
  if (isTruncated(cell)) return { value: cutNumber(raw, length), fault: "numberCut" };
  const number = solidNumber(raw).replace(/[＊×•●]/g, "*");
  if (number === "" || saysNoNumber(number) || NO_WORD.test(number)) return NOTHING;
  if (LOST_ITS_END.test(number)) return { value: cutNumber(number, length), fault: "numberCut" };
  if (!/^[\dX*B-]+$/.test(number) || !/\d/.test(number)) return { value: number, fault: "numberForm" };
  return { value: number };
}

/**
 * Saved as text after Excel had cut it: zeros for what was lost. One in eleven passes the check by chance and would name a
 * stranger for certain, so even a sound number with this end counts by its beginning alone.
 */
const LOST_ITS_END = /^\d{15}0{3}(?:0{2})?$/;

function cutNumber(raw: string, length: number): string {
  const digits = /^(\d)(?:\.(\d+))?E/i.exec(raw.trim());
  const known =
    digits === null ? raw.slice(0, KEPT_BY_EXCEL) : (digits[1] ?? "") + (digits[2] ?? "").slice(0, 5);
  return known.padEnd(length, "*");
}

function readDay(cell: Cell, trailingWords: boolean): CellReading {
  const reading = readDate(cell, trailingWords);
  switch (reading.kind) {
    case "exact":
      return { value: reading.date.text };
    case "ambiguous":
      return { fault: "dateAmbiguous" };
    case "impossible":
      return { fault: "dateImpossible" };
    case "unreadable":
      return { fault: "dateUnreadable" };
    case "none":
      return NOTHING;
  }
}

function readMonth(cell: Cell): CellReading {
  const { value, ...rest } = readDay(cell, true);
  return value === undefined ? rest : { value: value.slice(0, 7) };
}

function readSex(text: string): CellReading {
  if (/^(?:1|男性?|M|MALE)(?:男)?$/.test(text)) return { value: "1" };
  if (/^(?:2|女性?|F|FEMALE)(?:女)?$/.test(text)) return { value: "2" };
  return /^[09]|未/.test(text) ? NOTHING : { fault: "sexUnknown" };
}

function phonesOf(text: string): CellReading {
  const reading = readPhones(text);
  if (reading.kind === "numbers") return { value: reading.numbers.join("、") };
  return reading.kind === "none" ? NOTHING : { fault: "phoneInvalid" };
}

function yuanOf(text: string): CellReading {
  const fen = parseYuan(text);
  return fen === undefined ? { fault: "amountUnreadable" } : { value: String(fen / 100) };
}

/** A word that nobody declared is kept as written for whoever compares; no fact follows from it. */
function wordOf({ words = [] }: RosterField, text: string): CellReading {
  const found = words.find(([, pattern]) => pattern.test(text));
  return found === undefined ? { value: text, fault: "wordUnknown" } : { value: found[0] };
}

function yesOrNo(text: string): CellReading {
  if (/^(?:否|不|非|无|未|N|0|×|✗|走读|F)/.test(text)) return { value: "no" };
  if (/^(?:是|有|已|Y|1|√|✓|寄宿|住|T|留守|农村留守)/.test(text)) return { value: "yes" };
  return NO_WORD.test(text) ? NOTHING : { fault: "wordUnknown" };
}

function yearOf(text: string): CellReading {
  const year = /^(20\d{2})(?:年度?|\.0)?$/.exec(text)?.[1];
  return year === undefined ? { fault: "yearUnreadable" } : { value: year };
}
