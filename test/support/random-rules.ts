/** Well-typed expressions, facts with gaps and days at the edges of months, made by fast-check: for holding executions against each other. */
import fc from "fast-check";
import { addMonths, endOfMonth, fromDayNumber } from "../../src/kernel/calendar-date.ts";
import { codeTable } from "../../src/kernel/code-table.ts";
import type { AtomTable } from "../../src/platform/rules/atoms.ts";
import type { ParameterInForce } from "../../src/platform/rules/evaluate.ts";
import * as x from "../../src/platform/rules/expression.ts";

const letters = codeTable("letters", "字母", { a: "甲", b: "乙", c: "丙", d: "丁" });
const settledBy = { role: "villageDirector", how: "上门核实" } as const;

export const randomAtoms = {
  isA: { type: "boolean", label: "甲事", settledBy },
  isB: { type: "boolean", label: "乙事", settledBy },
  amountA: { type: "number", label: "甲数", settledBy },
  amountB: { type: "number", label: "乙数", settledBy },
  monthsA: { type: "number", label: "月数", unit: "months", settledBy },
  dayA: { type: "date", label: "甲日", settledBy },
  dayB: { type: "date", label: "乙日", settledBy },
  codeA: { type: "code", label: "甲类", codes: letters, settledBy },
  codeB: { type: "code", label: "乙类", codes: letters, settledBy },
  setA: { type: "codes", label: "甲集", codes: letters, settledBy },
  setB: { type: "codes", label: "乙集", codes: letters, settledBy },
} as const satisfies AtomTable;

/** Month ends and leap days come up as often as all other days. */
export const anyDay = fc.oneof(
  fc.constantFrom(
    "2000-02-29",
    "2008-02-29",
    "2023-02-28",
    "2024-02-28",
    "2024-02-29",
    "2025-03-01",
    "2026-08-31",
  ),
  fc.integer({ min: 0, max: 480 }).map((months) => endOfMonth(addMonths("1990-01-15", months))),
  fc.integer({ min: 7305, max: 23_740 }).map(fromDayNumber),
);

const letter = fc.constantFrom(...letters.codes);
const amount = fc.oneof(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -250_000, max: 250_000 }));
const fewMonths = fc.integer({ min: -30, max: 30 });
const orNull = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null, freq: 3 });

const knownFacts = {
  isA: fc.boolean(),
  isB: fc.boolean(),
  amountA: amount,
  amountB: amount,
  monthsA: fewMonths,
  dayA: anyDay,
  dayB: anyDay,
  codeA: letter,
  codeB: letter,
  setA: fc.uniqueArray(letter),
  setB: fc.uniqueArray(letter),
};

export const completeFacts = fc.record(knownFacts);

export const anyFacts = fc.record({
  isA: orNull(knownFacts.isA),
  isB: orNull(knownFacts.isB),
  amountA: orNull(knownFacts.amountA),
  amountB: orNull(knownFacts.amountB),
  monthsA: orNull(knownFacts.monthsA),
  dayA: orNull(knownFacts.dayA),
  dayB: orNull(knownFacts.dayB),
  codeA: orNull(knownFacts.codeA),
  codeB: orNull(knownFacts.codeB),
  setA: orNull(knownFacts.setA),
  setB: orNull(knownFacts.setB),
});

const parameterTypes = {
  "t.flag": "boolean",
  "t.amount": "number",
  "t.day": "date",
  "t.code": "code",
} as const;

/** Some have no value on the day, one in ten a value of another type. */
export const anyParameters = fc
  .record({
    "t.flag": orNull(fc.boolean()),
    "t.amount": orNull(
      fc.oneof({ weight: 9, arbitrary: amount }, { weight: 1, arbitrary: fc.constant("many") }),
    ),
    "t.day": orNull(anyDay),
    "t.code": orNull(letter),
  })
  .map(
    (values) =>
      new Map(
        Object.entries(values).flatMap(([key, value]): [string, ParameterInForce][] =>
          value === null ? [] : [[key, { key, value, document: "渝民规〔2026〕1号", certainty: "verified" }]],
        ),
      ),
  );

export const parameterKeys: ReadonlyMap<string, "boolean" | "number" | "date" | "code"> = new Map(
  Object.entries(parameterTypes),
);

interface Options {
  /** Without `known` and `presume`, so that a further fact never overturns an answer. */
  readonly monotone?: boolean;
}

/** Of a type, so deep at most. */
export function anyBool(depth: number, options: Options = {}): fc.Arbitrary<x.Bool> {
  const leaf = fc.oneof(
    fc.constantFrom<x.Bool>(fact("isA"), fact("isB"), x.param("t.flag", "boolean")),
    fc.boolean().map((value) => x.literal("boolean", value)),
  );
  if (depth === 0) return leaf;
  const bool = anyBool(depth - 1, options);
  const number = anyNumber(depth - 1, options);
  const day = anyDate(depth - 1, options);
  const code = anyCode(depth - 1, options);
  const order = fc.constantFrom(x.lt, x.le, x.gt, x.ge, x.eq, x.ne);
  const same = fc.constantFrom(x.eq, x.ne);
  const some = fc.array(bool, { maxLength: 4 });
  const all = [
    some.map((of) => x.all(...of)),
    some.map((of) => x.any(...of)),
    bool.map(x.not),
    fc.tuple(order, number, number).map(([compare, a, b]) => compare(a, b)),
    fc.tuple(order, day, day).map(([compare, a, b]) => compare(a, b)),
    fc.tuple(same, code, code).map(([compare, a, b]) => compare(a, b)),
    fc.tuple(same, bool, bool).map(([compare, a, b]) => compare(a, b)),
    fc.tuple(code, fc.array(letter, { maxLength: 3 })).map(([value, codes]) => x.oneOf(value, ...codes)),
    fc
      .tuple(fc.constantFrom<x.Codes>(fact("setA"), fact("setB")), fc.array(letter, { maxLength: 3 }))
      .map(([value, codes]) => x.hasAny(value, ...codes)),
    fc.tuple(bool, bool, bool).map(([condition, a, b]) => x.when(condition, a, b)),
    bool.map((of) => x.clause("一项条件", of)),
    countsAgainstDay(day),
  ];
  if (options.monotone === true) return fc.oneof(leaf, ...all);
  return fc.oneof(
    leaf,
    ...all,
    fc.oneof<fc.Arbitrary<x.Expression>[]>(bool, number, day, code, fc.constant(fact("setA"))).map(x.known),
    fc.tuple(bool, fc.boolean()).map(([of, value]) => x.presume(of, value, "没有人说过")),
  );
}

/** Ages and terms beside constants: what `settle` turns into days. */
function countsAgainstDay(day: fc.Arbitrary<x.DateExpression>): fc.Arbitrary<x.Bool> {
  const count = fc.constantFrom(x.ageOn, x.monthsBetween, x.daysBetween);
  const order = fc.constantFrom(x.lt, x.le, x.gt, x.ge, x.eq, x.ne);
  const limit = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -100, max: 400 }));
  return fc
    .tuple(count, day, order, limit, fc.boolean(), fc.boolean())
    .map(([between, other, compare, value, isTurned, isMirrored]) => {
      const counted = isTurned ? between(x.asOf, other) : between(other, x.asOf);
      return isMirrored ? compare(x.literal("number", value), counted) : compare(counted, value);
    });
}

export function anyNumber(depth: number, options: Options = {}): fc.Arbitrary<x.Num> {
  const leaf = fc.oneof(
    fc.constantFrom<x.Num>(fact("amountA"), fact("amountB"), fact("monthsA"), x.param("t.amount")),
    amount.map((value) => x.literal("number", value)),
  );
  if (depth === 0) return leaf;
  const number = anyNumber(depth - 1, options);
  const day = anyDate(depth - 1, options);
  const sum = fc.constantFrom(x.add, x.subtract, x.max, x.min);
  const between = fc.constantFrom(x.ageOn, x.monthsBetween, x.daysBetween);
  const all = [
    fc.tuple(sum, fc.array(number, { minLength: 1, maxLength: 3 })).map(([operate, of]) => operate(...of)),
    // Products of products leave the exact numbers soon.
    fc.tuple(leaf, fewMonths).map(([a, b]) => x.multiply(a, b)),
    fc
      .tuple(leaf, fc.integer({ min: -150, max: 150 }))
      .map(([value, percent]) => x.percentOf(value, percent)),
    fc.tuple(between, day, day).map(([count, from, to]) => count(from, to)),
    fc.tuple(anyBool(depth - 1, options), number, number).map(([condition, a, b]) => x.when(condition, a, b)),
    number.map((of) => x.clause("一个数", of)),
  ];
  if (options.monotone === true) return fc.oneof(leaf, ...all);
  return fc.oneof(
    leaf,
    ...all,
    fc.tuple(number, amount).map(([of, value]) => x.presume(of, value, "没有人说过")),
  );
}

export function anyDate(depth: number, options: Options = {}): fc.Arbitrary<x.DateExpression> {
  const leaf = fc.oneof(
    fc.constantFrom<x.DateExpression>(fact("dayA"), fact("dayB"), x.asOf, x.param("t.day", "date")),
    anyDay.map((value) => x.literal("date", value)),
  );
  if (depth === 0) return leaf;
  const day = anyDate(depth - 1, options);
  const all = [
    fc.tuple(day, fewMonths).map(([date, count]) => x.addMonths(date, count)),
    day.map((date) => x.addMonths(date, fact("monthsA"))),
    fc.tuple(day, fc.integer({ min: -400, max: 400 })).map(([date, count]) => x.addDays(date, count)),
    day.map((date) => x.addDays(date, fact("monthsA"))),
    fc.tuple(anyBool(depth - 1, options), day, day).map(([condition, a, b]) => x.when(condition, a, b)),
  ];
  if (options.monotone === true) return fc.oneof(leaf, ...all);
  return fc.oneof(
    leaf,
    ...all,
    fc.tuple(day, anyDay).map(([of, value]) => x.presume(of, value, "没有人说过")),
  );
}

export function anyCode(depth: number, options: Options = {}): fc.Arbitrary<x.Code> {
  const leaf = fc.oneof(
    fc.constantFrom<x.Code>(fact("codeA"), fact("codeB"), x.param("t.code", "code")),
    letter.map((value) => x.literal("code", value)),
  );
  if (depth === 0) return leaf;
  const code = anyCode(depth - 1, options);
  const bool = anyBool(depth - 1, options);
  const all = [
    fc.tuple(bool, code, code).map(([condition, a, b]) => x.when(condition, a, b)),
    fc.tuple(fc.array(bool, { maxLength: 3 }), letter).map(([conditions, otherwise]) =>
      x.decide(
        conditions.map((when, index) => ({
          code: letters.codes[index] ?? "d",
          label: `第${index + 1}行`,
          when,
        })),
        otherwise,
      ),
    ),
  ];
  if (options.monotone === true) return fc.oneof(leaf, ...all);
  return fc.oneof(
    leaf,
    ...all,
    fc.tuple(code, letter).map(([of, value]) => x.presume(of, value, "没有人说过")),
  );
}

function fact<Name extends keyof typeof randomAtoms>(
  name: Name,
): x.Expression<(typeof randomAtoms)[Name]["type"]> {
  return { op: "fact", type: randomAtoms[name].type, name };
}
