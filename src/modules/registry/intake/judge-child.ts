/** The child's own identity: name, citizen number, birth date, sex and age, judged against each other. */
import { ageOn, agrees, type IsoDate } from "../../../kernel/calendar-date.ts";
import { repairSolidText } from "../../../kernel/text-repair.ts";
import { rawText } from "../../../platform/excel/tables/cell-text.ts";
import { type DateReading, readDate } from "../../../platform/excel/tables/read-date.ts";
import { WHOLE_NAME } from "../plausible-child.contract.ts";
import { LEDGERS } from "./ledger-columns.contract.ts";
import { looksLikeNumber, type NumberReading, readNumberCell, whyNumberMended } from "./read-number-cell.ts";
import { mend, type RowWork, report, whyCleaned } from "./row-work.ts";

type Sound = Extract<NumberReading, { kind: "sound" }>;

export interface ChildIdentity {
  /** The sound number, if there is one. */
  readonly number?: Sound;
  readonly name?: string;
  readonly birthDate?: IsoDate;
}

const SEX_LABEL = { "1": "男", "2": "女" } as const;
const TWO_HAN = /\p{Script=Han}.*\p{Script=Han}/u;
const DOTS = /[•．.・‧]/g;
const AT_SCHOOL = /高一|高二|高三|中职/;

/** Undefined when the columns of the row are swapped: then nothing else is judged. */
export function judgeChild(work: RowWork): ChildIdentity | undefined {
  const reading = readNumberCell(work.cells.citizenNo);
  if (isSwapped(work, reading)) {
    report(work, "row.columnsSwapped", { column: "citizenNo", severity: "reject" });
    return undefined;
  }
  const number = judgeNumber(work, reading);
  const name = judgeName(work);
  judgeSex(work, reading);
  const { birthDate, contradicted } = judgeBirthDate(work, reading);
  if (birthDate !== undefined && !contradicted) judgeAge(work, birthDate);
  return {
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
  };
}

function isSwapped(work: RowWork, reading: NumberReading): boolean {
  if (looksLikeNumber(reading)) return false;
  const { name, sex, birthDate } = work.cells;
  return [name, sex, birthDate].some(
    (cell) => typeof cell === "string" && cell.length >= 18 && readNumberCell(cell).kind === "sound",
  );
}

function judgeNumber(work: RowWork, reading: NumberReading): Sound | undefined {
  const raw = rawText(work.cells.citizenNo);
  const reject = { column: "citizenNo", severity: "reject" } as const;
  switch (reading.kind) {
    case "none":
      report(work, "citizenNo.missing", { column: "citizenNo", severity: "warn" }, { text: raw });
      return undefined;
    case "sound":
      mend(work, "citizenNo", raw, reading.citizenNo, whyNumberMended(raw));
      work.values.citizenNo = reading.citizenNo;
      return reading;
    case "truncated":
      report(work, "citizenNo.truncatedByExcel", reject, { text: raw });
      return undefined;
    case "wrongCheckDigit":
      report(work, "citizenNo.checkDigit", reject, { text: raw });
      return undefined;
    case "legacy":
      report(work, "citizenNo.legacy15", reject, { text: raw });
      return undefined;
    case "malformed":
      report(work, "citizenNo.format", reject, { text: raw });
      return undefined;
  }
}

function judgeName(work: RowWork): string | undefined {
  const raw = rawText(work.cells.name);
  const solid = repairSolidText(raw);
  if (solid === "") {
    report(work, "required.missing", { column: "name", severity: "reject" });
    return undefined;
  }
  const name = solid.replace(DOTS, "·");
  if (!WHOLE_NAME.test(name) || !TWO_HAN.test(name) || name === "同上") {
    report(work, "name.invalid", { column: "name", severity: "reject" }, { text: solid });
    return undefined;
  }
  mend(work, "name", raw, name, name === solid ? whyCleaned(raw) : "middleDot");
  work.values.name = name;
  return name;
}

function readSex(text: string): "1" | "2" | undefined {
  if (text === "男" || text === "女") return text === "男" ? "1" : "2";
  const word = text.replace(/^[（(【[]|[）)】\]]$/g, "");
  if (/^(?:男|男性|1|男[孩童生])$/.test(word)) return "1";
  return /^(?:女|女性|2|女[孩童生])$/.test(word) ? "2" : undefined;
}

function judgeSex(work: RowWork, number: NumberReading): void {
  const raw = rawText(work.cells.sex);
  const said = readSex(repairSolidText(raw));
  if (said === undefined && number.kind === "none") {
    report(work, "required.missing", { column: "sex", severity: "reject" });
    return;
  }
  if (said !== undefined && number.kind === "sound" && said !== number.sex) {
    const other = SEX_LABEL[number.sex];
    report(
      work,
      "citizenNo.sexMismatch",
      { column: "sex", severity: "reject" },
      { text: raw, other, suggestion: other },
    );
    return;
  }
  const sex = number.kind === "sound" ? number.sex : said;
  if (sex === undefined) return;
  mend(work, "sex", raw, SEX_LABEL[sex], said === undefined ? "fromCitizenNo" : "sexWord");
  work.values.sex = sex;
}

interface BirthDate {
  readonly birthDate?: IsoDate;
  /** The number says another day: then the age is not judged. */
  readonly contradicted: boolean;
}

function judgeBirthDate(work: RowWork, number: NumberReading): BirthDate {
  const reading = readDate(work.cells.birthDate, false);
  if (number.kind === "sound") return besideSoundNumber(work, reading, number.birthDate);
  if (number.kind === "none") return withoutNumber(work, reading);
  return besideFaultyNumber(work, reading);
}

function besideSoundNumber(work: RowWork, reading: DateReading, fromNumber: IsoDate): BirthDate {
  const raw = rawText(work.cells.birthDate);
  const candidates =
    reading.kind === "exact" ? [reading.date] : reading.kind === "ambiguous" ? reading.candidates : [];
  if (candidates.length > 0 && !candidates.some((candidate) => agrees(fromNumber, candidate))) {
    const facts = { text: raw, other: fromNumber, suggestion: fromNumber };
    report(work, "citizenNo.birthMismatch", { column: "birthDate", severity: "reject" }, facts);
    return { birthDate: fromNumber, contradicted: true };
  }
  if (reading.kind === "impossible") {
    report(
      work,
      "date.impossible",
      { column: "birthDate", severity: "reject" },
      { text: raw, suggestion: fromNumber },
    );
  } else if (reading.kind === "unreadable") {
    report(
      work,
      "date.unreadable",
      { column: "birthDate", severity: "warn" },
      { text: raw, suggestion: fromNumber },
    );
  }
  const whole = reading.kind === "exact" && reading.date.precision === "day";
  const why = !whole ? "fromCitizenNo" : reading.serial === true ? "serialDate" : "dateForm";
  mend(work, "birthDate", raw, fromNumber, why);
  work.values.birthDate = fromNumber;
  return { birthDate: fromNumber, contradicted: false };
}

function withoutNumber(work: RowWork, reading: DateReading): BirthDate {
  const reject = { column: "birthDate", severity: "reject" } as const;
  const text = rawText(work.cells.birthDate);
  switch (reading.kind) {
    case "none":
      report(work, "required.missing", reject);
      return { contradicted: false };
    case "impossible":
      report(work, "date.impossible", reject, { text });
      return { contradicted: false };
    case "unreadable":
      report(work, "date.unreadable", reject, { text });
      return { contradicted: false };
    case "ambiguous":
      report(work, "date.ambiguous", reject, { text });
      return { contradicted: false };
    case "exact":
      if (reading.date.precision !== "day") {
        report(work, "date.ambiguous", reject, { text });
        return { contradicted: false };
      }
      return keepWholeDate(work, reading);
  }
}

/** The row is refused for its number, which once corrected may say the date; only a date that is none is added. */
function besideFaultyNumber(work: RowWork, reading: DateReading): BirthDate {
  if (reading.kind === "impossible") {
    const text = rawText(work.cells.birthDate);
    report(work, "date.impossible", { column: "birthDate", severity: "reject" }, { text });
  }
  if (reading.kind !== "exact" || reading.date.precision !== "day") return { contradicted: false };
  return keepWholeDate(work, reading);
}

function keepWholeDate(work: RowWork, reading: Extract<DateReading, { kind: "exact" }>): BirthDate {
  const birthDate = reading.date.text;
  mend(
    work,
    "birthDate",
    rawText(work.cells.birthDate),
    birthDate,
    reading.serial === true ? "serialDate" : "dateForm",
  );
  work.values.birthDate = birthDate;
  return { birthDate, contradicted: false };
}

function judgeAge(work: RowWork, birthDate: IsoDate): void {
  const { asOf, ledger } = work.context;
  if (asOf === undefined) return;
  const limit = LEDGERS[ledger].ageLimit;
  if (ageOn(birthDate, asOf) < limit) return;
  const paysOnAtSchool = ledger === "orphan" || ledger === "defactoUnattended";
  const facts = { asOf, limit, other: birthDate };
  if (paysOnAtSchool && isAtSchool(work)) {
    report(work, "age.overLimitInSchool", { column: "birthDate", severity: "warn" }, facts);
  } else {
    report(work, "age.notEligible", { column: "birthDate", severity: "reject" }, facts);
  }
}

function isAtSchool({ cells }: RowWork): boolean {
  const words = [cells.schoolGrade, cells.grade, cells.school, cells.schoolStatus];
  return words.some((cell) => AT_SCHOOL.test(repairSolidText(rawText(cell))));
}
