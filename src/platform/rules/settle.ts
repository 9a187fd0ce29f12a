/**
 * An expression on a certain day: parameters and the day are put in, whatever then is the same for every child is worked out, and
 * ages and terms become dates to compare with, so that what runs for a million children compares columns with constants. Pure.
 */
import {
  addDays,
  addMonths,
  dayNumber,
  endOfMonth,
  fromDayNumber,
  type IsoDate,
  isIsoDate,
} from "../../kernel/calendar-date.ts";
import { evaluate, type ParametersInForce, type Value, type World } from "./evaluate.ts";
import type { Bool, Comparison, DateExpression, Node } from "./expression.ts";
import { partsOf, withParts } from "./parts.ts";

export interface Day {
  readonly parameters: ParametersInForce;
  readonly on: IsoDate;
}

/** Parts that stand in several places stay one object, so that they are worked out once. */
export function settle(expression: Node, day: Day): Node {
  const world: World = { ...day, facts: {} };
  const done = new Map<Node, Node>();
  const settleNode = (node: Node): Node => {
    const before = done.get(node);
    if (before !== undefined) return before;
    const after = simplify(withParts(node, settleNode), world);
    done.set(node, after);
    return after;
  };
  return settleNode(expression);
}

function simplify(node: Node, world: World): Node {
  switch (node.op) {
    case "fact":
    case "literal":
    case "unknown":
      return node;
    case "param":
    case "asOf":
      return constant(node, evaluate(node, world));
    case "clause":
      return node.of;
    case "all":
    case "any":
      return simplifyMany(node);
    case "when":
      return isConstant(node.condition) ? branch(node, world) : node;
    case "decide":
      return simplifyTable(node, world);
    default: {
      if (partsOf(node).every(isConstant)) return constant(node, evaluate(node, world));
      return compareWithDay(node) ?? node;
    }
  }
}

function isConstant(node: Node): boolean {
  return node.op === "literal" || node.op === "unknown";
}

function constant(node: Node, value: Value): Node {
  // Sets are facts of a child, never the day's.
  if (value === null || typeof value === "object") return { op: "unknown", type: node.type };
  return { op: "literal", type: node.type, value };
}

function simplifyMany(node: Extract<Node, { op: "all" | "any" }>): Node {
  const settling = node.op === "any";
  const open = node.of.filter((part) => !(part.op === "literal" && part.value === !settling));
  if (open.some((part) => part.op === "literal")) return { op: "literal", type: "boolean", value: settling };
  if (open.length === 0) return { op: "literal", type: "boolean", value: !settling };
  return open.length === 1 ? (open[0] as Node) : { ...node, of: open };
}

function branch(node: Extract<Node, { op: "when" }>, world: World): Node {
  const condition = evaluate(node.condition, world);
  if (condition === null) return { op: "unknown", type: node.type };
  return condition === true ? node.then : node.otherwise;
}

function simplifyTable(node: Extract<Node, { op: "decide" }>, world: World): Node {
  const rows = node.rows.filter((row) => !(row.when.op === "literal" && row.when.value === false));
  const [first] = rows;
  if (first === undefined) return { op: "literal", type: "code", value: node.otherwise };
  if (!isConstant(first.when)) return { ...node, rows };
  return constant(node, evaluate({ ...node, rows: [first] }, world));
}

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  eq: "eq",
  ne: "ne",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le",
};

/** `ageOn(birthDate) < 18` on a day: `birthDate > that day 18 years ago`. Nothing where it is no such comparison. */
function compareWithDay(node: Node): Node | undefined {
  if (!isComparison(node)) return undefined;
  const { op, left, right } = node;
  if (left.op === "literal") return compareWithDay({ ...node, op: MIRRORED[op], left: right, right: left });
  if (right.op !== "literal" || typeof right.value !== "number") return undefined;
  const atLeast = boundary(left);
  if (atLeast === undefined) return undefined;
  const here = atLeast(right.value);
  const next = atLeast(right.value + 1);
  if (here === undefined || next === undefined) return undefined;
  const not = (of: Bool): Bool => ({ op: "not", type: "boolean", of });
  switch (op) {
    case "ge":
      return here;
    case "lt":
      return not(here);
    case "gt":
      return next;
    case "le":
      return not(next);
    case "eq":
      return { op: "all", type: "boolean", of: [here, not(next)] };
    case "ne":
      return { op: "any", type: "boolean", of: [not(here), next] };
  }
}

function isComparison(node: Node): node is Extract<Node, { op: Comparison }> {
  return node.op in MIRRORED;
}

/** For a count of years, months or days to or from a fixed day: the condition on the other day that it is at least so many. */
function boundary(counted: Node): ((count: number) => Bool | undefined) | undefined {
  if (counted.op !== "yearsBetween" && counted.op !== "monthsBetween" && counted.op !== "daysBetween")
    return undefined;
  const { from, to } = counted;
  if (to.op === "literal") {
    const day = to.value as IsoDate;
    return (count) =>
      isFar(counted.op, count) ? undefined : compareDates("le", from, latestStart[counted.op](day, count));
  }
  if (from.op === "literal") {
    const day = from.value as IsoDate;
    return (count) =>
      isFar(counted.op, count) ? undefined : compareDates("ge", to, earliestEnd[counted.op](day, count));
  }
  return undefined;
}

/** Beyond four digits of a year texts no longer sort as the days do; such a count is left to be counted. */
function isFar(op: keyof typeof FAR, count: number): boolean {
  return Math.abs(count) > FAR[op];
}
const FAR = { yearsBetween: 500, monthsBetween: 6000, daysBetween: 180_000 } as const;

function compareDates(op: "le" | "ge", left: DateExpression, day: IsoDate): Bool | undefined {
  if (!isIsoDate(day) || day < "1000") return undefined;
  return { op, type: "boolean", left, right: { op: "literal", type: "date", value: day } };
}

/** The last day from which so many are over on the given one. */
const latestStart = {
  yearsBetween: (day: IsoDate, years: number) => addMonths(day, -12 * years),
  // On the last day of a month a month that began on any later day of the month is over as well.
  monthsBetween: (day: IsoDate, months: number) =>
    day === endOfMonth(day) ? endOfMonth(addMonths(day, -months)) : addMonths(day, -months),
  daysBetween: (day: IsoDate, days: number) => addDays(day, -days),
};

/** The first day on which so many are over since the given one. */
const earliestEnd = {
  // Who was born on 29 February turns a year older on 1 March in common years.
  yearsBetween: (day: IsoDate, years: number) => {
    const then = addMonths(day, 12 * years);
    return then.slice(8) === day.slice(8) ? then : fromDayNumber(dayNumber(then) + 1);
  },
  monthsBetween: (day: IsoDate, months: number) => addMonths(day, months),
  daysBetween: (day: IsoDate, days: number) => addDays(day, days),
};
