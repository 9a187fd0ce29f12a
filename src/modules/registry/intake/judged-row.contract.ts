/** What the import says about one row of a ledger: its outcome, every finding at its cell, every repair, and the values read. */
import type { IsoDate, PartialDate } from "../../../kernel/calendar-date.ts";
import type { CodeOf } from "../../../kernel/code-table.ts";
import type { Place, VillagePlace } from "../../../kernel/place-names.ts";
import type { Cell } from "../../../platform/excel/sheet.ts";
import type * as codes from "../codes.contract.ts";
import type { KindOf, Ledger, LedgerFieldKey } from "./ledger-fields.contract.ts";

export type Outcome = "accept" | "acceptWithWarning" | "reject";
export type Severity = "reject" | "warn";

export type FindingCode =
  | "required.missing"
  | "name.invalid"
  | "citizenNo.missing"
  | "citizenNo.format"
  | "citizenNo.checkDigit"
  | "citizenNo.truncatedByExcel"
  | "citizenNo.legacy15"
  | "citizenNo.birthMismatch"
  | "citizenNo.sexMismatch"
  | "date.impossible"
  | "date.ambiguous"
  | "date.unreadable"
  | "age.notEligible"
  | "age.overLimitInSchool"
  | "place.unknown"
  | "place.outsideTownship"
  | "place.ambiguous"
  | "place.filledDown"
  | "place.outsideScope"
  | "phone.invalid"
  | "bankAccount.truncatedByExcel"
  | "disabilityNo.truncatedByExcel"
  | "disabilityNo.format"
  | "disabilityNo.otherPerson"
  | "code.unknown"
  | "category.contradiction"
  | "duplicate.inFile"
  | "duplicate.acrossSheets"
  | "duplicate.possible"
  | "row.columnsSwapped"
  | "row.hidden";

/** `row` and `category` stand for the whole row, not for a cell. */
export type FindingColumn = LedgerFieldKey | "row" | "category";

export interface Finding {
  readonly code: FindingCode;
  readonly column: FindingColumn;
  readonly severity: Severity;
  /** For the person at the cell: what is wrong and what to do. */
  readonly message: string;
  /** Never taken by itself; a person may accept it with one click. */
  readonly suggestion?: string;
}

export type RepairKind =
  | "spaces"
  | "fullWidth"
  | "lowerX"
  | "quote"
  | "formulaText"
  | "middleDot"
  | "dateForm"
  | "serialDate"
  | "sexWord"
  | "fromCitizenNo"
  | "legacyNumber"
  | "phoneForm"
  | "placeName"
  | "ditto";

export interface Repair {
  readonly column: LedgerFieldKey;
  readonly from: string;
  readonly to: string;
  readonly why: RepairKind;
}

/** A word as it stands, with its code where the word is known. */
export interface CodedText<Code extends string = string> {
  readonly text: string;
  readonly code?: Code;
}

export interface VillageValue extends VillagePlace {
  /** Village group (村民小组) as written behind the name: 3组. */
  readonly group?: string;
}

export interface PeriodValue {
  readonly text: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

export interface DisabilityNoValue {
  readonly number: string;
  readonly disabilityClass: CodeOf<typeof codes.disabilityClassCodes>;
  readonly level: CodeOf<typeof codes.disabilityLevelCodes>;
}

/** The code tables of the fields of kind `code` and `codeList`; a field that is not here is kept as text only. */
export interface CodesOfField {
  readonly ethnicity: string;
  readonly hukou: CodeOf<typeof codes.hukouCodes>;
  readonly entrustReason: CodeOf<typeof codes.entrustReasonCodes>;
  readonly actualCare: CodeOf<typeof codes.actualCareCodes>;
  readonly careQuality: CodeOf<typeof codes.careQualityCodes>;
  readonly schoolStatus: CodeOf<typeof codes.stageCodes>;
  readonly boarding: CodeOf<typeof codes.boardingCodes>;
  readonly health: CodeOf<typeof codes.healthCodes>;
  readonly healthDetail: CodeOf<typeof codes.healthCodes>;
  readonly relief: CodeOf<typeof codes.reliefCodes>;
  readonly policies: CodeOf<typeof codes.reliefCodes>;
  readonly risk: CodeOf<typeof codes.riskCodes>;
  readonly careMode: CodeOf<typeof codes.careModeCodes>;
  readonly dimension: CodeOf<typeof codes.difficultyDimensionCodes>;
  readonly disabilityClass: CodeOf<typeof codes.disabilityClassCodes>;
  readonly disabilityLevel: CodeOf<typeof codes.disabilityLevelCodes>;
  readonly subsidyMode: "full" | "topUp";
  readonly change: "added" | "changed" | "left" | "unchanged";
  readonly "guardian.relation": CodeOf<typeof codes.relationCodes>;
}

type CodeFor<Key> = Key extends keyof CodesOfField ? CodesOfField[Key] : string;

/** What a cell of each kind becomes. Money is in fen; a phone cell may hold several numbers. */
interface ValueOfKind<Key> {
  readonly number: number;
  readonly text: string;
  readonly township: Place;
  readonly village: VillageValue;
  readonly name: string;
  readonly sex: "1" | "2";
  readonly birthDate: IsoDate;
  readonly citizenNo: string;
  readonly phone: readonly string[];
  readonly monthOrDate: PartialDate;
  readonly period: PeriodValue;
  readonly condition: CodedText<CodeOf<typeof codes.conditionCodes>>;
  readonly orphanType: CodedText<CodeOf<typeof codes.orphanTypeCodes>>;
  readonly difficulties: readonly CodedText<CodeOf<typeof codes.difficultyTypeCodes>>[];
  readonly code: CodedText<CodeFor<Key>>;
  readonly codeList: readonly CodedText<CodeFor<Key>>[];
  readonly yesNo: boolean;
  readonly money: number;
  readonly bankAccount: string;
  readonly disabilityNo: DisabilityNoValue;
}

export type LedgerValue<Key extends LedgerFieldKey> = ValueOfKind<Key>[KindOf<Key>];

/** Only what could be read: a cell with a faulty number, phone or date leaves no value, its raw text stays in `cells`. */
export type LedgerValues = { readonly [Key in LedgerFieldKey]?: LedgerValue<Key> };

/** The cells of one row as the file holds them (a merged cell's value in each of its rows), empty ones undefined or left out. */
export type RawCells = { readonly [Key in LedgerFieldKey]?: Cell };

/** Everything that a row's judgement needs besides its own cells; plain data, so that it can be stored with the row. */
export interface RowContext {
  readonly ledger: Ledger;
  readonly sheet: string | null;
  /** Order of the sheet in the file. */
  readonly sheetIndex: number;
  /** As Excel shows it. */
  readonly row: number;
  readonly hidden: boolean;
  /** The reference date; without one no age is judged. */
  readonly asOf?: IsoDate;
  /** Code of the township that title lines, sheet name or file name say. */
  readonly township?: string;
  readonly hasVillageColumn: boolean;
  /** Where there is no village column: the village that title lines or the sheet's name say. */
  readonly village?: string;
  /** What stands above this row: the last township and village, and the cells that ditto marks point to. */
  readonly above: RawCells;
  /** Code prefix of the importing post's place; villages outside it are refused. */
  readonly scope?: string;
}

export interface JudgedRow {
  readonly context: RowContext;
  readonly cells: RawCells;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  readonly values: LedgerValues;
}

export type NonDataKind =
  | "title"
  | "subtitle"
  | "header"
  | "blank"
  | "numberedButEmpty"
  | "noChild"
  | "total"
  | "repeatedHeader"
  | "footer"
  | "strayTable";

export interface NonDataRow {
  readonly row: number;
  readonly kind: NonDataKind;
}
