/** Ledgers and their filters as conditions: one meaning for the list, its count, its file and the figures that lead to it. */
import { SEVERE_DISABILITY } from "../../../kernel/disability-no.ts";
import * as codes from "../codes.contract.ts";
import {
  aged,
  all,
  any,
  type CodeColumn,
  type Condition,
  empty,
  everyone,
  flag,
  has,
  type ListColumn,
  not,
  oneOf,
  unset,
} from "./condition.ts";
import { type LedgerKey, NOT_RECORDED } from "./ledger-views.ts";

export const ledgerConditions: Readonly<Record<LedgerKey, Condition>> = {
  orphan: flag("orphan"),
  defactoUnattended: flag("defactoUnattended"),
  leftBehind: flag("leftBehind"),
  inDifficulty: flag("inDifficulty"),
  all: everyone,
  leavingSoon: everyone,
};

/** The category whose first day a ledger shows as `since`; null where any of them may be meant. */
export const ledgerCategories: Readonly<Record<LedgerKey, codes.CategoryCode | null>> = {
  orphan: "orphan",
  defactoUnattended: "defactoUnattended",
  leftBehind: "ruralLeftBehind",
  inDifficulty: "inDifficulty",
  all: null,
  leavingSoon: null,
};

const { levels, or } = SEVERE_DISABILITY;
export const severelyDisabled: Condition = any(
  oneOf("disabilityLevel", ...levels),
  all(oneOf("disabilityClass", ...or.classes), oneOf("disabilityLevel", ...or.levels)),
);
export const disabled: Condition = any(not(unset("disabilityClass")), oneOf("health", "disabled"));

/** The query's filters, as the contract parses them. */
export interface LedgerFilters {
  readonly sex?: readonly string[] | undefined;
  readonly ageFrom?: number | undefined;
  readonly ageTo?: number | undefined;
  readonly category?: readonly string[] | undefined;
  readonly hukou?: readonly string[] | undefined;
  readonly stage?: readonly string[] | undefined;
  readonly boarding?: readonly string[] | undefined;
  readonly health?: readonly string[] | undefined;
  readonly disability?: "any" | "severe" | "none" | undefined;
  readonly disabilityClass?: readonly string[] | undefined;
  readonly disabilityLevel?: readonly string[] | undefined;
  readonly risk?: readonly string[] | undefined;
  readonly careQuality?: readonly string[] | undefined;
  readonly actualCare?: readonly string[] | undefined;
  readonly entrustReason?: readonly string[] | undefined;
  readonly entrustSigned?: "yes" | "no" | typeof NOT_RECORDED | undefined;
  readonly orphanType?: readonly string[] | undefined;
  readonly careMode?: readonly string[] | undefined;
  readonly dimension?: readonly string[] | undefined;
  readonly difficulty?: readonly string[] | undefined;
  readonly relief?: readonly string[] | undefined;
  readonly father?: readonly string[] | undefined;
  readonly mother?: readonly string[] | undefined;
  readonly noNumber?: boolean | undefined;
  readonly notVisitedSince?: string | undefined;
}

const codeFilters = {
  sex: "sex",
  hukou: "hukou",
  stage: "stage",
  boarding: "boarding",
  health: "health",
  disabilityClass: "disabilityClass",
  disabilityLevel: "disabilityLevel",
  risk: "risk",
  careQuality: "careQuality",
  actualCare: "actualCare",
  entrustReason: "entrustReason",
  orphanType: "orphanType",
  careMode: "careMode",
  father: "fatherCondition",
  mother: "motherCondition",
} as const satisfies Readonly<Record<string, CodeColumn>>;

const listFilters = {
  category: "categories",
  difficulty: "difficulty",
  relief: "relief",
} as const satisfies Readonly<Record<string, ListColumn>>;

/** Everything that was asked for must hold; of several codes of one filter any one. */
export function filterCondition(filters: LedgerFilters): Condition {
  const parts: Condition[] = [];
  for (const [name, column] of Object.entries(codeFilters)) {
    const wanted = filters[name as keyof typeof codeFilters];
    if (wanted !== undefined && wanted.length > 0) parts.push(codesOrNothing(column, wanted));
  }
  for (const [name, column] of Object.entries(listFilters)) {
    const wanted = filters[name as keyof typeof listFilters];
    if (wanted !== undefined && wanted.length > 0) parts.push(listOrNothing(column, wanted));
  }
  if (filters.dimension !== undefined && filters.dimension.length > 0) {
    parts.push(has("difficulty", ...filters.dimension.flatMap(typesOfDimension)));
  }
  if (filters.ageFrom !== undefined || filters.ageTo !== undefined) {
    parts.push(aged(filters.ageFrom ?? null, filters.ageTo ?? null));
  }
  if (filters.disability === "any") parts.push(disabled);
  if (filters.disability === "severe") parts.push(severelyDisabled);
  if (filters.disability === "none") parts.push(not(disabled));
  if (filters.entrustSigned === NOT_RECORDED) parts.push(unset("entrustSigned"));
  else if (filters.entrustSigned !== undefined)
    parts.push(flag("entrustSigned", filters.entrustSigned === "yes"));
  if (filters.noNumber === true) parts.push(oneOf("documentKind", "none"));
  if (filters.notVisitedSince !== undefined)
    parts.push({ op: "notVisitedSince", day: filters.notVisitedSince });
  return all(...parts);
}

function codesOrNothing(column: CodeColumn, wanted: readonly string[]): Condition {
  const known = wanted.filter((code) => code !== NOT_RECORDED);
  if (known.length === wanted.length) return oneOf(column, ...known);
  return known.length === 0 ? unset(column) : any(oneOf(column, ...known), unset(column));
}

function listOrNothing(column: ListColumn, wanted: readonly string[]): Condition {
  const known = wanted.filter((code) => code !== NOT_RECORDED);
  if (known.length === wanted.length) return has(column, ...known);
  return known.length === 0 ? empty(column) : any(has(column, ...known), empty(column));
}

const dimensionLetters: Readonly<Record<string, string>> = { living: "L", health: "H", guardianship: "G" };

/** L1 … belong to 生活困境, H1 … to 身心困境, G1 … to 监护困境. */
export function typesOfDimension(dimension: string): string[] {
  const letter = dimensionLetters[dimension];
  return codes.difficultyTypeCodes.codes.filter((code) => code.charAt(0) === letter);
}

export function dimensionsOf(types: readonly string[]): string[] {
  return codes.difficultyDimensionCodes.codes.filter((dimension) =>
    types.some((type) => type.charAt(0) === dimensionLetters[dimension]),
  );
}
