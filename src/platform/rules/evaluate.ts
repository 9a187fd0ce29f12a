/** What an expression comes to for one child on one day: the meaning that all other executions are held against. Pure. */
import {
  addDays,
  addMonths,
  ageOn,
  daysBetween,
  type IsoDate,
  isIsoDate,
  monthsBetween,
} from "../../kernel/calendar-date.ts";
import type { Certainty } from "../../kernel/citation.ts";
import type { ValueType } from "./atoms.ts";
import type { Comparison, Node } from "./expression.ts";

/** Null is "cannot tell". */
export type Value = boolean | number | string | readonly string[] | null;

/** A parameter in the version of the day. */
export interface ParameterInForce {
  readonly key: string;
  readonly value: unknown;
  readonly document: string;
  readonly certainty: Certainty;
  readonly validFrom?: string;
}

export type ParametersInForce = ReadonlyMap<string, ParameterInForce>;

/** All that a value needs of the parameters; who explains it needs their documents too. */
export type ParameterValues = ReadonlyMap<string, { readonly value: unknown }>;

export interface World {
  /** By atom; absent is as null. */
  readonly facts: Readonly<Record<string, Value | undefined>>;
  readonly parameters: ParameterValues;
  readonly on: IsoDate;
  /** For who asks a condition and then each of its parts: what has been worked out in this world is not worked out again. */
  readonly told?: Map<Node, Value>;
}

export function evaluate(node: Node, world: World): Value {
  const { told } = world;
  if (told === undefined || !isJoined(node)) return workOut(node, world);
  let value = told.get(node);
  if (value === undefined) {
    value = workOut(node, world);
    told.set(node, value);
  }
  return value;
}

/** Only what has conditions below it is dearer to work out than to remember. */
function isJoined({ op }: Node): boolean {
  return op === "all" || op === "any" || op === "clause" || op === "decide" || op === "when";
}

function workOut(node: Node, world: World): Value {
  switch (node.op) {
    case "fact":
      return world.facts[node.name] ?? null;
    case "param":
      return parameterValue(world.parameters, node.key, node.type);
    case "literal":
      return node.value;
    case "unknown":
      return null;
    case "asOf":
      return world.on;
    case "all":
    case "any":
      return evaluateMany(node.of, world, node.op === "any");
    case "not": {
      const value = evaluate(node.of, world);
      return value === null ? null : value !== true;
    }
    case "eq":
    case "ne":
    case "lt":
    case "le":
    case "gt":
    case "ge":
      return compareValues(node.op, evaluate(node.left, world), evaluate(node.right, world));
    case "oneOf": {
      const value = evaluate(node.value, world);
      return value === null ? null : node.codes.includes(value as string);
    }
    case "hasAny": {
      const held = evaluate(node.value, world) as readonly string[] | null;
      return held === null ? null : node.codes.some((code) => held.includes(code));
    }
    case "known":
      return evaluate(node.of, world) !== null;
    case "presume":
      return evaluate(node.of, world) ?? node.value;
    case "clause":
      return evaluate(node.of, world);
    case "yearsBetween":
      return ofTwo(node.from, node.to, world, ageOn);
    case "monthsBetween":
      return ofTwo(node.from, node.to, world, monthsBetween);
    case "daysBetween":
      return ofTwo(node.from, node.to, world, daysBetween);
    case "addMonths":
      return ofTwo(node.date, node.count, world, addMonths);
    case "addDays":
      return ofTwo(node.date, node.count, world, addDays);
    case "percentOf":
      return ofTwo(node.value, node.percent, world, percentOfFen);
    case "add":
    case "subtract":
    case "multiply":
    case "max":
    case "min": {
      const values = node.of.map((part) => evaluate(part, world));
      return values.includes(null) ? null : arithmetic[node.op](values as number[]);
    }
    case "when": {
      const condition = evaluate(node.condition, world);
      return condition === null ? null : evaluate(condition === true ? node.then : node.otherwise, world);
    }
    case "decide":
      for (const row of node.rows) {
        const applies = evaluate(row.when, world);
        if (applies !== false) return applies === null ? null : row.code;
      }
      return node.otherwise;
  }
}

/** The value in force, or null where there is none of this type. */
export function parameterValue(parameters: ParameterValues, key: string, type: ValueType): Value {
  const value = parameters.get(key)?.value;
  switch (type) {
    case "boolean":
      return typeof value === "boolean" ? value : null;
    case "number":
      return Number.isSafeInteger(value) ? (value as number) : null;
    case "date":
      return typeof value === "string" && isIsoDate(value) ? value : null;
    case "code":
      return typeof value === "string" ? value : null;
    case "codes":
      // No parameter is a set.
      return null;
  }
}

/** Halves go up to the next whole fen. */
export function percentOfFen(value: number, percent: number): number {
  return Math.floor((value * percent + 50) / 100);
}

const arithmetic = {
  add: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0),
  subtract: ([first = 0, ...others]: readonly number[]) =>
    others.reduce((rest, value) => rest - value, first),
  // There is one nought only: 0 × −1 is not −0.
  multiply: (values: readonly number[]) => values.reduce((product, value) => product * value, 1) + 0,
  max: (values: readonly number[]) => Math.max(...values),
  min: (values: readonly number[]) => Math.min(...values),
};

function evaluateMany(parts: readonly Node[], world: World, settling: boolean): Value {
  let isUnknown = false;
  for (const part of parts) {
    const value = evaluate(part, world);
    if (value === settling) return settling;
    if (value === null) isUnknown = true;
  }
  return isUnknown ? null : !settling;
}

function ofTwo(left: Node, right: Node, world: World, operate: (a: never, b: never) => Value): Value {
  const a = evaluate(left, world);
  const b = evaluate(right, world);
  return a === null || b === null ? null : operate(a as never, b as never);
}

function compareValues(op: Comparison, left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  switch (op) {
    case "eq":
      return left === right;
    case "ne":
      return left !== right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
  }
}
