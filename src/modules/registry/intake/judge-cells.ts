/** Every other cell of a row, each by its kind and for itself. */

import type { PartialDate } from "../../../kernel/calendar-date.ts";
import { readDisabilityNo } from "../../../kernel/disability-no.ts";
import { readPhones } from "../../../kernel/phone.ts";
import { repairSolidText } from "../../../kernel/text-repair.ts";
import { isTruncated, rawText } from "../../../platform/excel/tables/cell-text.ts";
import { fullDatesWithin, readDate } from "../../../platform/excel/tables/read-date.ts";
import type { FieldKind } from "./fields/field.contract.ts";
import type { ChildIdentity } from "./judge-child.ts";
import type { PeriodValue } from "./judged-row.contract.ts";
import {
  readCode,
  readCodeList,
  readCondition,
  readDifficulties,
  readOrphanType,
  readYesNo,
} from "./known-words.ts";
import { LEDGER_FIELD_KEYS, LEDGER_FIELDS, type LedgerFieldKey } from "./ledger-fields.contract.ts";
import { readNumberCell, whyNumberMended } from "./read-number-cell.ts";
import { cleanText, mend, type RowWork, report, whyCleaned } from "./row-work.ts";

const NOTHING = /^[-—–―－/／\\]+$/;
const SEX_OF_PARENT: Partial<Record<LedgerFieldKey, "1" | "2">> = {
  "father.citizenNo": "1",
  "mother.citizenNo": "2",
};

type CellJudge = (work: RowWork, key: LedgerFieldKey, child: ChildIdentity) => void;

/** Name, sex, birth date, the child's own number and its place are judged together elsewhere. */
const JUDGE_OF_KIND: Readonly<Partial<Record<FieldKind, CellJudge>>> = {
  text: keepText,
  number: (work, key) => keepNumber(work, key, 1),
  money: (work, key) => keepNumber(work, key, 100),
  code: keepCode,
  codeList: keepCodeList,
  yesNo: keepYesNo,
  monthOrDate: judgeDate,
  period: judgePeriod,
  phone: judgePhone,
  citizenNo: judgeAdultNumber,
  condition: judgeWord,
  orphanType: judgeWord,
  difficulties: judgeDifficulties,
  bankAccount: judgeBankAccount,
  disabilityNo: judgeDisabilityNo,
};

const judges = new Map<string, CellJudge | undefined>(
  LEDGER_FIELD_KEYS.map((key) => [
    key,
    key === "citizenNo" ? undefined : JUDGE_OF_KIND[LEDGER_FIELDS[key].kind],
  ]),
);

export function judgeCells(work: RowWork, child: ChildIdentity): void {
  for (const name in work.cells) {
    const key = name as LedgerFieldKey;
    if (work.cells[key] !== undefined) judges.get(key)?.(work, key, child);
  }
}

function keepText(work: RowWork, key: LedgerFieldKey): void {
  const text = cleanText(work, key);
  if (text !== "") work.values[key] = text;
}

function keepNumber(work: RowWork, key: LedgerFieldKey, factor: number): void {
  const cell = work.cells[key];
  const digits =
    typeof cell === "number"
      ? cell
      : repairSolidText(rawText(cell)).replace(/^[￥¥]|[,，]|(?:元|周?岁)(?:[/每]月)?$/g, "");
  const value = digits === "" ? Number.NaN : Number(digits);
  if (Number.isFinite(value)) work.values[key] = Math.round(value * factor) + 0;
}

function keepCode(work: RowWork, key: LedgerFieldKey): void {
  const text = cleanText(work, key);
  if (text !== "" && !NOTHING.test(text)) work.values[key] = readCode(key, text);
}

function keepCodeList(work: RowWork, key: LedgerFieldKey): void {
  const text = cleanText(work, key);
  if (text !== "" && !NOTHING.test(text)) work.values[key] = readCodeList(key, text);
}

function keepYesNo(work: RowWork, key: LedgerFieldKey): void {
  const value = readYesNo(rawText(work.cells[key]));
  if (value !== undefined) work.values[key] = value;
}

function judgeDate(work: RowWork, key: LedgerFieldKey): void {
  const cell = work.cells[key];
  const reading = readDate(cell, true);
  const at = { column: key, severity: "warn" } as const;
  switch (reading.kind) {
    case "none":
      return;
    case "exact":
      mend(work, key, rawText(cell), reading.date.text, reading.serial === true ? "serialDate" : "dateForm");
      work.values[key] = reading.date;
      return;
    default:
      report(work, `date.${reading.kind}`, at, { text: rawText(cell) });
  }
}

function judgePeriod(work: RowWork, key: LedgerFieldKey): void {
  const cell = work.cells[key];
  const text = cleanText(work, key);
  if (text === "") return;
  const impossible = typeof cell === "string" && fullDatesWithin(text).includes(undefined);
  if (impossible) report(work, "date.impossible", { column: key, severity: "warn" }, { text });
  work.values[key] =
    typeof cell === "string" ? readPeriodText(text) : { text, ...fromOf(readDate(cell, true)) };
}

function fromOf(reading: ReturnType<typeof readDate>): { readonly from?: PartialDate } {
  return reading.kind === "exact" ? { from: reading.date } : {};
}

function readPeriodText(text: string): PeriodValue {
  const [first, second] = text.split(/至|到|—+|–|~|～|-(?=\s*\d{4})/).map((part) => readDate(part, true));
  const to = second?.kind === "exact" ? { to: second.date } : {};
  return { text, ...(first === undefined ? {} : fromOf(first)), ...to };
}

function judgePhone(work: RowWork, key: LedgerFieldKey): void {
  const raw = rawText(work.cells[key]);
  const reading = readPhones(raw);
  if (reading.kind === "invalid") {
    report(work, "phone.invalid", { column: key, severity: "warn" }, { text: raw });
  } else if (reading.kind === "numbers") {
    mend(work, key, raw, reading.numbers.join("、"), "phoneForm");
    work.values[key] = reading.numbers;
  }
}

function judgeAdultNumber(work: RowWork, key: LedgerFieldKey): void {
  const raw = rawText(work.cells[key]);
  const reading = readNumberCell(work.cells[key]);
  const warn = { column: key, severity: "warn" } as const;
  switch (reading.kind) {
    case "none":
      return;
    case "truncated":
      report(work, "citizenNo.truncatedByExcel", warn, { text: raw });
      return;
    case "wrongCheckDigit":
      report(work, "citizenNo.checkDigit", warn, { text: raw });
      return;
    case "malformed":
      report(work, "citizenNo.format", warn, { text: raw });
      return;
    case "legacy":
      report(work, "citizenNo.legacy15", warn, { text: raw, other: reading.citizenNo });
      break;
    case "sound":
      break;
  }
  mend(work, key, raw, reading.citizenNo, reading.kind === "legacy" ? "legacyNumber" : whyNumberMended(raw));
  work.values[key] = reading.citizenNo;
  const expected = SEX_OF_PARENT[key];
  if (expected !== undefined && reading.sex !== expected) {
    report(work, "citizenNo.sexMismatch", warn, { text: raw, other: reading.sex === "1" ? "男性" : "女性" });
  }
}

function judgeWord(work: RowWork, key: LedgerFieldKey): void {
  const text = cleanText(work, key);
  if (text === "" || NOTHING.test(text)) return;
  const word = key === "orphanType" ? readOrphanType(text) : readCondition(text);
  work.values[key] = word;
  // Other ledgers may have a column 儿童类别 of their own meaning.
  const judged = key !== "orphanType" || work.context.ledger === "orphan";
  if (word.code === undefined && judged)
    report(work, "code.unknown", { column: key, severity: "warn" }, { text });
}

function judgeDifficulties(work: RowWork, key: LedgerFieldKey): void {
  const text = cleanText(work, key);
  if (text === "" || NOTHING.test(text)) return;
  const { types, unknown } = readDifficulties(text);
  work.values[key] = types;
  if (unknown.length > 0) report(work, "code.unknown", { column: key, severity: "warn" }, { text, unknown });
}

function judgeBankAccount(work: RowWork, key: LedgerFieldKey): void {
  const raw = rawText(work.cells[key]);
  if (isTruncated(work.cells[key])) {
    report(work, "bankAccount.truncatedByExcel", { column: key, severity: "warn" }, { text: raw });
    return;
  }
  const account = repairSolidText(raw);
  if (account === "" || account === "无" || NOTHING.test(account)) return;
  mend(work, key, raw, account, whyCleaned(raw));
  work.values[key] = account;
}

function judgeDisabilityNo(work: RowWork, key: LedgerFieldKey, child: ChildIdentity): void {
  const cell = work.cells[key];
  const raw = rawText(cell);
  const warn = { column: key, severity: "warn" } as const;
  if (typeof cell === "number" || isTruncated(cell)) {
    report(work, "disabilityNo.truncatedByExcel", warn, { text: raw });
    return;
  }
  const number = repairSolidText(raw).toUpperCase();
  if (number === "" || number === "无" || NOTHING.test(number)) return;
  const reading = readDisabilityNo(number);
  if (reading === undefined) {
    report(work, "disabilityNo.format", warn, { text: raw });
    return;
  }
  if (child.number !== undefined && reading.citizenNo !== child.number.citizenNo) {
    report(work, "disabilityNo.otherPerson", warn, { text: raw });
    return;
  }
  mend(work, key, raw, number, whyNumberMended(raw));
  work.values[key] = { number, disabilityClass: reading.disabilityClass, level: reading.level };
}
