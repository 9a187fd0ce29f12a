/** From a row of the projection to what a person reads: the words of every column, masked for whoever asks. Pure. */
import { addDays, ageOn, quarterOf } from "../../../kernel/calendar-date.ts";
import type { CodeTable } from "../../../kernel/code-table.ts";
import { formatYuan } from "../../../kernel/money.ts";
import * as codes from "../codes.contract.ts";
import type { StandingFacts } from "./condition.ts";
import { ethnicityName } from "./ethnicities.ts";
import { dimensionsOf } from "./ledger-conditions.ts";
import type { ColumnKey } from "./ledger-views.ts";
import type { LedgerRow } from "./ledgers.contract.ts";
import { maskDifficulty, maskOrphanType, maskText } from "./mask-hiv.ts";
import { isToldByHead, type RowHead, wordsOfHead } from "./row-words.ts";

export interface RowSource extends StandingFacts {
  readonly childId: string;
  readonly villageCode: string;
  readonly name: string;
  readonly ethnicity: string | null;
  readonly insured: boolean | null;
  readonly standardFen: number | null;
  readonly since: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, string>>;
  readonly leavingOn: string | null;
  readonly leavingWhy: string | null;
}

/** Numbers as they may be shown (masked, or clear in a file with a purpose), and what is read beside the projection. */
export interface BesideRow {
  readonly fileNo: string | null;
  readonly citizenNo: string | null;
  readonly guardianCitizenNo: string | null;
  readonly guardianPhone: string | null;
  readonly fatherCitizenNo: string | null;
  readonly fatherPhone: string | null;
  readonly motherCitizenNo: string | null;
  readonly motherPhone: string | null;
  readonly disabilityNo: string | null;
  readonly bankAccount: string | null;
  readonly amountFen: number | null;
  readonly fatherPeriod: string | null;
  readonly motherPeriod: string | null;
}

export interface PresentOptions {
  readonly asOf: string;
  readonly seesHiv: boolean;
  /** Those that are to stand in the cells. */
  readonly columns: readonly ColumnKey[];
  /** Category whose first day counts as `since`; null: the oldest of those that hold. */
  readonly sinceOf: string | null;
  placeName(code: string): string;
}

/** Fields that every row of a list shows; what a column reads besides, it names. */
export const shownFields = [
  "childId",
  "villageCode",
  "name",
  "sex",
  "birthDate",
  "overAgeInSchool",
  "categories",
  "since",
  "cells",
  "leavingOn",
  "leavingWhy",
] as const satisfies readonly (keyof RowSource)[];

/** A row with at least the fields of the columns that are shown of it. */
export type ReadRow = Pick<RowSource, (typeof shownFields)[number]> & Partial<RowSource>;

/** What a list reads of the projection: nothing that no column shows. */
export interface ReadFields {
  readonly fields: readonly (keyof RowSource)[];
  /** The carer's number, which few lists show. */
  readonly guardianNumber: boolean;
}

/** What these columns read. */
export function fieldsOf(columns: readonly ColumnKey[]): ReadFields {
  return {
    fields: [...new Set([...shownFields, ...columns.flatMap((column) => specialCells[column]?.reads ?? [])])],
    guardianNumber: columns.includes("guardian.citizenNo"),
  };
}

export function presentRow(row: ReadRow, beside: BesideRow, options: PresentOptions): LedgerRow {
  const head = headOf(row, beside, options);
  const cells: Record<string, string> = {};
  for (const column of options.columns) {
    const words = isToldByHead(column) ? wordsOfHead(head, column) : cellText(column, row, beside, options);
    const text = maskText(words, options.seesHiv);
    if (text !== "") cells[column] = text;
  }
  return { ...head, cells };
}

function headOf(row: ReadRow, beside: BesideRow, options: PresentOptions): RowHead {
  const { asOf } = options;
  return {
    id: row.childId,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    age: ageAt(row.birthDate, asOf),
    villageCode: row.villageCode,
    villageName: options.placeName(row.villageCode),
    townshipName: options.placeName(row.villageCode.slice(0, 9)),
    since: sinceOf(row, options),
    categories: row.categories.filter(codes.categoryCodes.has).map((category) => ({
      category,
      label: codes.categoryCodes.label(category),
    })),
    citizenNoMasked: beside.citizenNo,
    phoneMasked: beside.guardianPhone,
    overAgeInSchool: row.overAgeInSchool,
    leaving: leavingOf(row),
  };
}

/** Since when the row is on the list. */
export function sinceOf(
  { since }: Pick<RowSource, "since">,
  { sinceOf: category }: Pick<PresentOptions, "sinceOf">,
): string | null {
  return (category === null ? Object.values(since).sort()[0] : since[category]) ?? null;
}

export function ageAt(birthDate: string | null, asOf: string): number | null {
  return birthDate === null || birthDate > asOf ? null : ageOn(birthDate, asOf);
}

/** What ends on the next birthday that ends something. */
export function leavingOf(
  row: Pick<RowSource, "leavingOn" | "leavingWhy" | "categories">,
): { category: string; label: string; on: string } | null {
  if (row.leavingOn === null || row.leavingWhy === null) return null;
  const young = ["ruralLeftBehind", "migrant"];
  const ending =
    row.leavingWhy === "aged:ruralLeftBehind"
      ? row.categories.filter((category) => young.includes(category))
      : row.categories.filter((category) => !young.includes(category));
  const first = ending[0];
  if (first === undefined) return null;
  return {
    category: first,
    label: ending.map((category) => label(codes.categoryCodes, category)).join("、"),
    on: row.leavingOn,
  };
}

function cellText(column: ColumnKey, row: ReadRow, beside: BesideRow, options: PresentOptions): string {
  const special = specialCells[column];
  // Whoever reads rows for columns reads `fieldsOf` them.
  if (special !== undefined) return special.say(row as RowSource, beside, options) ?? "";
  return row.cells[column] ?? "";
}

interface Cell {
  readonly reads: readonly (keyof RowSource)[];
  readonly say: (row: RowSource, beside: BesideRow, options: PresentOptions) => string | null | undefined;
}

/** A column's words, and the only fields that they may be made of. */
function cell<Field extends keyof RowSource>(
  reads: readonly Field[],
  say: (
    row: Pick<RowSource, Field | (typeof shownFields)[number]>,
    beside: BesideRow,
    options: PresentOptions,
  ) => string | null | undefined,
): Cell {
  return { reads, say };
}

/** Columns that are neither told by the row's own fields nor simply a cell of the projection. */
const specialCells: Partial<Record<ColumnKey, Cell>> = {
  childCode: cell([], (_, { fileNo }) => fileNo),
  ethnicity: cell(["ethnicity"], (row) => ethnicityName(row.ethnicity)),
  hukou: cell(["hukou"], (row) => label(codes.hukouCodes, row.hukou)),
  entrustReason: cell(["entrustReason"], (row) => label(codes.entrustReasonCodes, row.entrustReason)),
  entrustSigned: cell(["entrustSigned"], (row) => yesNo(row.entrustSigned)),
  actualCare: cell(["actualCare"], (row) => label(codes.actualCareCodes, row.actualCare)),
  careQuality: cell(["careQuality"], (row) => label(codes.careQualityCodes, row.careQuality)),
  schoolStatus: cell(["stage"], (row) => label(codes.stageCodes, row.stage)),
  schoolGrade: cell(
    ["stage"],
    (row) => `${row.cells["school"] ?? ""}${row.cells["grade"] ?? ""}` || label(codes.stageCodes, row.stage),
  ),
  boarding: cell(["boarding"], (row) => label(codes.boardingCodes, row.boarding)),
  health: cell(["health"], (row) => label(codes.healthCodes, row.health)),
  healthDetail: cell(["disabilityClass", "disabilityLevel", "health"], healthDetail),
  relief: cell(["relief"], (row) => labels(codes.reliefCodes, row.relief)),
  inDifficulty: cell(["inDifficulty"], (row) => yesNo(row.inDifficulty)),
  visitDate: cell(["lastVisit"], (row) => row.lastVisit),
  risk: cell(["risk"], (row) => label(codes.riskCodes, row.risk)),
  orphanType: cell(["orphanType", "careMode"], (row, _, { seesHiv }) =>
    label(codes.orphanTypeCodes, maskOrphanType(row.orphanType, row.careMode, seesHiv)),
  ),
  careMode: cell(["careMode"], (row) => label(codes.careModeCodes, row.careMode)),
  recognised: cell([], (row, _, options) => row.cells["recognised"] ?? sinceOf(row, options)),
  standard: cell(["standardFen"], (row) => money(row.standardFen)),
  amount: cell(["standardFen"], (row, { amountFen }) => money(amountFen ?? row.standardFen)),
  bankAccount: cell([], (_, { bankAccount }) => bankAccount),
  insurance: cell(["insured"], (row) => yesNo(row.insured)),
  dimension: cell(["difficulty"], (row, _, { seesHiv }) =>
    labels(codes.difficultyDimensionCodes, dimensionsOf(maskDifficulty(row.difficulty, seesHiv))),
  ),
  difficultyType: cell(["difficulty"], (row, _, { seesHiv }) =>
    labels(codes.difficultyTypeCodes, maskDifficulty(row.difficulty, seesHiv)),
  ),
  disabilityNo: cell(["disabilityClass", "disabilityLevel"], (_, { disabilityNo }) => disabilityNo),
  disabilityClass: cell(["disabilityClass"], (row) => label(codes.disabilityClassCodes, row.disabilityClass)),
  disabilityLevel: cell(["disabilityLevel"], (row) => label(codes.disabilityLevelCodes, row.disabilityLevel)),
  change: cell([], (row, _, options) => {
    const since = sinceOf(row, options);
    return since !== null && since >= quarterStart(options.asOf) ? "新增" : null;
  }),
  "father.condition": cell(["fatherCondition"], (row) => label(codes.conditionCodes, row.fatherCondition)),
  "mother.condition": cell(["motherCondition"], (row) => label(codes.conditionCodes, row.motherCondition)),
  "father.citizenNo": cell([], (_, { fatherCitizenNo }) => fatherCitizenNo),
  "mother.citizenNo": cell([], (_, { motherCitizenNo }) => motherCitizenNo),
  "father.phone": cell([], (_, { fatherPhone }) => fatherPhone),
  "mother.phone": cell([], (_, { motherPhone }) => motherPhone),
  "father.conditionPeriod": cell(
    ["fatherCondition"],
    (row, { fatherPeriod }) => fatherPeriod ?? row.cells["father.conditionPeriod"],
  ),
  "mother.conditionPeriod": cell(
    ["motherCondition"],
    (row, { motherPeriod }) => motherPeriod ?? row.cells["mother.conditionPeriod"],
  ),
  "guardian.citizenNo": cell([], (_, { guardianCitizenNo }) => guardianCitizenNo),
  "guardian.age": cell([], (row, _, { asOf }) =>
    ageAt(row.cells["guardian.birthDate"] ?? null, asOf)?.toString(),
  ),
};

/** 残疾（智力二级）, with the words that were noted. */
function healthDetail(
  row: Pick<RowSource, "disabilityClass" | "disabilityLevel" | "health" | "cells">,
): string {
  const disability =
    row.disabilityClass === null
      ? ""
      : `${label(codes.disabilityClassCodes, row.disabilityClass)}${label(codes.disabilityLevelCodes, row.disabilityLevel)}`;
  const status = row.health === null && disability !== "" ? "残疾" : label(codes.healthCodes, row.health);
  const words = [disability, row.cells["healthDetail"] ?? ""].filter((text) => text !== "").join("，");
  return words === "" ? status : status === "" ? words : `${status}（${words}）`;
}

function label(table: CodeTable, code: string | null): string {
  return table.label(code);
}

function labels(table: CodeTable, list: readonly string[]): string {
  return list.map((code) => table.label(code)).join("、");
}

function yesNo(value: boolean | null): string {
  return value === null ? "" : value ? "是" : "否";
}

function money(fen: number | null): string {
  return fen === null ? "" : formatYuan(fen);
}

function quarterStart(day: string): string {
  const month = quarterOf(day) * 3 - 2;
  return `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

/** The last day of a span of so many days ahead. */
export function lookAhead(asOf: string, days: number): string {
  return addDays(asOf, days);
}
