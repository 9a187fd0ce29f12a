/**
 * How much a programme is, declared once: the full amount, and what the child has elsewhere that counts against it. From this come
 * the expression that a child's page explains and what a payroll reckons (payroll/rates.ts). Pure.
 */
import type { Citation } from "../../../kernel/citation.ts";
import {
  all,
  any,
  type Bool,
  type Code,
  clause,
  eq,
  hasAny,
  literal,
  max,
  type Num,
  not,
  presume,
  subtract,
  when,
} from "../../../platform/rules/expression.ts";
import type { OtherIncomeKind } from "../entitlements/paid-programs.contract.ts";
import { f } from "./child-facts.ts";

/** `topUp`: the difference is paid; `chooseOne`: nothing while the other runs; `together`: both in full. */
export const besideWays = ["topUp", "chooseOne", "together"] as const;
export type BesideWay = (typeof besideWays)[number];

export interface Beside {
  readonly measure: OtherIncomeKind;
  readonly words: string;
  /** What the child has of it, a month. */
  readonly fen: Num;
  /** A `BesideWay`: settled by the text, or a choice of the district. */
  readonly how: Code;
}

export interface AmountSpec {
  /** In fen: a month, or a school year where the programme runs by school years. */
  readonly standard: Num;
  readonly beside?: readonly Beside[];
  readonly says: string;
  readonly cite: Citation;
}

export interface Amount extends AmountSpec {
  /** What is due, beside all that the child has elsewhere. */
  readonly fen: Num;
}

const nothing = literal("number", 0);

export function amountOf(spec: AmountSpec): Amount {
  return { ...spec, fen: dueOf(spec) };
}

function dueOf({ standard, beside = [], cite }: AmountSpec): Num {
  if (beside.length === 0) return standard;
  const difference = clause(
    "补差：月标准减去已领的救助，不低于零",
    max(
      nothing,
      subtract(clause("月标准", standard), ...beside.filter(({ how }) => mayBe(how, "topUp")).map(deducted)),
    ),
    cite,
  );
  const chosen = beside.filter(({ how }) => mayBe(how, "chooseOne"));
  if (chosen.length === 0) return difference;
  return when(
    clause(
      "已领另一项，二者只能选一项",
      any(...chosen.map((one) => all(has(one), is(one.how, "chooseOne")))),
    ),
    clause("领另一项的月份不发", nothing),
    difference,
  );
}

/** A relief that is not recorded counts as none; one that is recorded without its amount leaves the sum open. */
function deducted(one: Beside): Num {
  const isCounted = is(one.how, "topUp");
  return clause(
    `已领${one.words}`,
    when(isCounted.op === "literal" ? has(one) : all(has(one), isCounted), one.fen, nothing),
  );
}

function has({ measure, words }: Beside): Bool {
  return presume(hasAny(f.relief, measure), false, `没有登记${words}`);
}

function mayBe(how: Code, way: BesideWay): boolean {
  const condition = is(how, way);
  return condition.op !== "literal" || condition.value === true;
}

/** A switch between two ways is told by its condition, not by its codes. */
function is(how: Code, way: BesideWay): Bool {
  if (how.op === "literal") return literal("boolean", how.value === way);
  if (how.op === "when" && how.then.op === "literal" && how.otherwise.op === "literal") {
    if (how.then.value === way) return how.condition;
    return how.otherwise.value === way ? not(how.condition) : literal("boolean", false);
  }
  return eq(how, way);
}
