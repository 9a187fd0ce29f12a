/**
 * Conditions on what stood about a child: ledgers, filters and the cells of the statistical tables are declared with them. They
 * run twice, here over one row and in condition.store.ts as SQL over all rows; a test holds the two against each other. Two-valued
 * on purpose: a list or a count must put every child on one side, and "not recorded" is a condition of its own.
 */
import { addYears } from "../../../kernel/calendar-date.ts";

/** One row of the projection, by the names of standing.ts; the frozen rows of a quarter have the same. */
export interface StandingFacts {
  readonly sex: string;
  readonly birthDate: string | null;
  readonly documentKind: string;
  readonly orphan: boolean;
  readonly defactoUnattended: boolean;
  readonly leftBehind: boolean;
  readonly inDifficulty: boolean;
  readonly overAgeInSchool: boolean;
  readonly categories: readonly string[];
  readonly orphanType: string | null;
  readonly careMode: string | null;
  readonly hukou: string | null;
  readonly stage: string | null;
  readonly boarding: string | null;
  readonly health: string | null;
  readonly disabilityClass: string | null;
  readonly disabilityLevel: string | null;
  readonly entrustReason: string | null;
  readonly entrustSigned: boolean | null;
  readonly actualCare: string | null;
  readonly careQuality: string | null;
  readonly relief: readonly string[];
  readonly difficulty: readonly string[];
  readonly risk: string | null;
  readonly fatherCondition: string | null;
  readonly motherCondition: string | null;
  readonly lastVisit: string | null;
}

export type FlagColumn =
  | "orphan"
  | "defactoUnattended"
  | "leftBehind"
  | "inDifficulty"
  | "overAgeInSchool"
  | "entrustSigned";
export type CodeColumn =
  | "sex"
  | "documentKind"
  | "orphanType"
  | "careMode"
  | "hukou"
  | "stage"
  | "boarding"
  | "health"
  | "disabilityClass"
  | "disabilityLevel"
  | "entrustReason"
  | "actualCare"
  | "careQuality"
  | "risk"
  | "fatherCondition"
  | "motherCondition";
export type ListColumn = "categories" | "relief" | "difficulty";

export type Condition =
  | { readonly op: "all"; readonly of: readonly Condition[] }
  | { readonly op: "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | { readonly op: "flag"; readonly column: FlagColumn; readonly is: boolean }
  | { readonly op: "in"; readonly column: CodeColumn; readonly codes: readonly string[] }
  | { readonly op: "unset"; readonly column: CodeColumn | "entrustSigned" | "birthDate" }
  /** Holds at least one of the codes. */
  | { readonly op: "has"; readonly column: ListColumn; readonly codes: readonly string[] }
  | { readonly op: "empty"; readonly column: ListColumn }
  /** Full years on the day asked for, both ends included. */
  | { readonly op: "age"; readonly from: number | null; readonly to: number | null }
  | { readonly op: "notVisitedSince"; readonly day: string };

export const everyone: Condition = { op: "all", of: [] };

export function all(...of: readonly Condition[]): Condition {
  return of.length === 1 && of[0] !== undefined ? of[0] : { op: "all", of };
}
export function any(...of: readonly Condition[]): Condition {
  return { op: "any", of };
}
export function not(of: Condition): Condition {
  return { op: "not", of };
}
export function flag(column: FlagColumn, is = true): Condition {
  return { op: "flag", column, is };
}
export function oneOf(column: CodeColumn, ...codes: readonly string[]): Condition {
  return { op: "in", column, codes };
}
export function unset(column: CodeColumn | "entrustSigned" | "birthDate"): Condition {
  return { op: "unset", column };
}
export function has(column: ListColumn, ...codes: readonly string[]): Condition {
  return { op: "has", column, codes };
}
export function empty(column: ListColumn): Condition {
  return { op: "empty", column };
}
export function aged(from: number | null, to: number | null): Condition {
  return { op: "age", from, to };
}

/** Born on or before `latest` and after `earliest`: the birth days of an age range on a day. */
export function birthDays(from: number | null, to: number | null, asOf: string) {
  return {
    latest: from === null ? null : addYears(asOf, -from),
    after: to === null ? null : addYears(asOf, -(to + 1)),
  };
}

/** Does the condition hold for this row on this day? */
export function holds(condition: Condition, row: StandingFacts, asOf: string): boolean {
  switch (condition.op) {
    case "all":
      return condition.of.every((part) => holds(part, row, asOf));
    case "any":
      return condition.of.some((part) => holds(part, row, asOf));
    case "not":
      return !holds(condition.of, row, asOf);
    case "flag":
      return row[condition.column] === condition.is;
    case "in": {
      const code = row[condition.column];
      return code !== null && condition.codes.includes(code);
    }
    case "unset":
      return row[condition.column] === null;
    case "has":
      return condition.codes.some((code) => row[condition.column].includes(code));
    case "empty":
      return row[condition.column].length === 0;
    case "age": {
      const { latest, after } = birthDays(condition.from, condition.to, asOf);
      const born = row.birthDate;
      return born !== null && (latest === null || born <= latest) && (after === null || born > after);
    }
    case "notVisitedSince":
      return row.lastVisit === null || row.lastVisit < condition.day;
  }
}
