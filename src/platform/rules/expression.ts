/**
 * Expressions: what a rule says, as plain data. One expression is explained for one child, compiled for many in memory, and turned
 * into SQL for the whole register; all three follow Kleene's logic, where null is "cannot tell": whatever is computed from null is
 * null, save where the other operands settle it (no AND anything = no) and for `known` and `presume`. Pure.
 */
import type { Citation } from "../../kernel/citation.ts";
import type { ValueType } from "./value-type.ts";

export type Expression<Type extends ValueType = ValueType> = Node & { readonly type: Type };
export type Bool = Expression<"boolean">;
/** Whole numbers: fen, years, months, days. */
export type Num = Expression<"number">;
export type DateExpression = Expression<"date">;
export type Code = Expression<"code">;
export type Codes = Expression<"codes">;

export type Node =
  | { readonly op: "fact"; readonly type: ValueType; readonly name: string }
  /** A dated parameter, in the version of the day of judgment. */
  | { readonly op: "param"; readonly type: ValueType; readonly key: string }
  | { readonly op: "literal"; readonly type: ValueType; readonly value: boolean | number | string }
  /** What nobody can tell: what becomes of a parameter that has no value on the day. */
  | { readonly op: "unknown"; readonly type: ValueType }
  /** The day of judgment. */
  | { readonly op: "asOf"; readonly type: "date" }
  | { readonly op: "all" | "any"; readonly type: "boolean"; readonly of: readonly Bool[] }
  | { readonly op: "not"; readonly type: "boolean"; readonly of: Bool }
  | {
      readonly op: Comparison;
      readonly type: "boolean";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly op: "oneOf";
      readonly type: "boolean";
      readonly value: Code;
      readonly codes: readonly string[];
    }
  /** Whether the set holds at least one of these. */
  | {
      readonly op: "hasAny";
      readonly type: "boolean";
      readonly value: Codes;
      readonly codes: readonly string[];
    }
  | { readonly op: "known"; readonly type: "boolean"; readonly of: Expression }
  /** Stands in for a fact that nobody said; the explanation tells so. */
  | {
      readonly op: "presume";
      readonly type: ValueType;
      readonly of: Expression;
      readonly value: boolean | number | string;
      readonly why: string;
    }
  /** Full years of age, full months, days from one date to another; negative when the order is reversed. */
  | {
      readonly op: "yearsBetween" | "monthsBetween" | "daysBetween";
      readonly type: "number";
      readonly from: DateExpression;
      readonly to: DateExpression;
    }
  | {
      readonly op: "addMonths" | "addDays";
      readonly type: "date";
      readonly date: DateExpression;
      readonly count: Num;
    }
  | {
      readonly op: "add" | "subtract" | "multiply" | "max" | "min";
      readonly type: "number";
      readonly of: readonly Num[];
    }
  /** `value` × `percent` / 100, halves rounded up to the whole fen. */
  | { readonly op: "percentOf"; readonly type: "number"; readonly value: Num; readonly percent: Num }
  | {
      readonly op: "when";
      readonly type: ValueType;
      readonly condition: Bool;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  /** An ordered table: the code of the first row that holds; null once an earlier row cannot be told. */
  | {
      readonly op: "decide";
      readonly type: "code";
      readonly rows: readonly DecisionRow[];
      readonly otherwise: string;
    }
  /** A part that has a name and a place in the law: the lines of an explanation. */
  | {
      readonly op: "clause";
      readonly type: ValueType;
      readonly label: string;
      readonly cite?: Citation;
      readonly of: Expression;
    };

export type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge";

export interface DecisionRow {
  readonly code: string;
  readonly label: string;
  readonly when: Bool;
  readonly cite?: Citation;
}

/** A number or text may stand where its expression is meant. */
type Given<Type extends ValueType> =
  | Expression<Type>
  | (Type extends "number" ? number : Type extends "boolean" ? boolean : string);

export function literal<Type extends "boolean" | "number" | "date" | "code">(
  type: Type,
  value: Type extends "boolean" ? boolean : Type extends "number" ? number : string,
): Expression<Type> {
  return { op: "literal", type, value };
}

/** A parameter's value; its type is a number unless said otherwise. */
export function param<Type extends ValueType = "number">(
  key: string,
  type: Type = "number" as Type,
): Expression<Type> {
  return { op: "param", type, key };
}

/** The day on which the rule is asked. */
export const asOf: DateExpression = { op: "asOf", type: "date" };

export const all = (...of: readonly Bool[]): Bool => ({ op: "all", type: "boolean", of });
export const any = (...of: readonly Bool[]): Bool => ({ op: "any", type: "boolean", of });
export const not = (of: Bool): Bool => ({ op: "not", type: "boolean", of });

function compare(op: Comparison) {
  return <Type extends "number" | "date" | "code" | "boolean">(
    left: Expression<Type>,
    right: Given<Type>,
  ): Bool => ({ op, type: "boolean", left, right: given(left.type, right) });
}
export const eq = compare("eq");
export const ne = compare("ne");
export const lt = compare("lt");
export const le = compare("le");
export const gt = compare("gt");
export const ge = compare("ge");

export const oneOf = (value: Code, ...codes: readonly string[]): Bool => ({
  op: "oneOf",
  type: "boolean",
  value,
  codes,
});
export const hasAny = (value: Codes, ...codes: readonly string[]): Bool => ({
  op: "hasAny",
  type: "boolean",
  value,
  codes,
});
export const known = (of: Expression): Bool => ({ op: "known", type: "boolean", of });

export function presume<Type extends "boolean" | "number" | "date" | "code">(
  of: Expression<Type>,
  value: boolean | number | string,
  why: string,
): Expression<Type> {
  return { op: "presume", type: of.type, of, value, why };
}

/** Full years from a birth date to the day of judgment (or another day). */
export const ageOn = (birthDate: DateExpression, day: DateExpression = asOf): Num => ({
  op: "yearsBetween",
  type: "number",
  from: birthDate,
  to: day,
});
export const monthsBetween = (from: DateExpression, to: DateExpression = asOf): Num => ({
  op: "monthsBetween",
  type: "number",
  from,
  to,
});
export const daysBetween = (from: DateExpression, to: DateExpression): Num => ({
  op: "daysBetween",
  type: "number",
  from,
  to,
});
export const addMonths = (date: DateExpression, count: Given<"number">): DateExpression => ({
  op: "addMonths",
  type: "date",
  date,
  count: given("number", count),
});
export const addDays = (date: DateExpression, count: Given<"number">): DateExpression => ({
  op: "addDays",
  type: "date",
  date,
  count: given("number", count),
});

function arithmetic(op: "add" | "subtract" | "multiply" | "max" | "min") {
  return (...of: readonly Given<"number">[]): Num => ({
    op,
    type: "number",
    of: of.map((part) => given("number", part)),
  });
}
export const add = arithmetic("add");
/** The first less all others. */
export const subtract = arithmetic("subtract");
export const multiply = arithmetic("multiply");
export const max = arithmetic("max");
export const min = arithmetic("min");
export const percentOf = (value: Num, percent: Given<"number">): Num => ({
  op: "percentOf",
  type: "number",
  value,
  percent: given("number", percent),
});

/** Null while the condition cannot be told, even if both branches agree. */
export function when<Type extends ValueType>(
  condition: Bool,
  then: Expression<Type>,
  otherwise: Expression<Type>,
): Expression<Type> {
  return { op: "when", type: then.type, condition, then, otherwise } as unknown as Expression<Type>;
}

export const decide = (rows: readonly DecisionRow[], otherwise: string): Code => ({
  op: "decide",
  type: "code",
  rows,
  otherwise,
});

export function clause<Type extends ValueType>(
  label: string,
  of: Expression<Type>,
  cite?: Citation,
): Expression<Type> {
  return {
    op: "clause",
    type: of.type,
    label,
    of,
    ...(cite === undefined ? {} : { cite }),
  } as unknown as Expression<Type>;
}

function given<Type extends ValueType>(type: Type, value: Given<Type>): Expression<Type> {
  return typeof value === "object" ? value : { op: "literal", type, value };
}
