/** Expressions made into one function for a day, for many children in memory. Server only: docs/decisions/0014. */
import { compileFunction } from "node:vm";
import { addDays, addMonths, ageOn, daysBetween, monthsBetween } from "../../kernel/calendar-date.ts";
import type { AtomTable, ValueOf, ValueType } from "./atoms.ts";
import { percentOfFen, type Value } from "./evaluate.ts";
import type { Bool, Code, Expression } from "./expression.ts";
import { CALLED, functionText } from "./javascript-text.ts";
import { type Rule, versionOn } from "./rule.ts";
import { type Day, settle } from "./settle.ts";

/** One child's facts by atom; absent is as null. */
export type FactRow = Readonly<Record<string, Value | undefined>>;

export type Outputs = Readonly<Record<string, Expression>>;

/** What comes out: null is "cannot tell". */
export type OutputsOf<Given extends Outputs> = {
  readonly [Name in keyof Given]: Given[Name] extends Expression<infer Type extends ValueType>
    ? ValueOf[Type] | null
    : never;
};

export interface CompileContext extends Day {
  readonly atoms: AtomTable;
}

/** `compile({ holds, amount }, { atoms, parameters, on })(facts)` → `{ holds, amount }`. */
export function compile<const Given extends Outputs>(
  outputs: Given,
  { atoms, ...day }: CompileContext,
): (row: FactRow) => OutputsOf<Given> {
  const settled = Object.fromEntries(
    Object.entries(outputs).map(([name, expression]) => [name, settle(expression, day)]),
  );
  const text = functionText(settled, atoms);
  const make = compileFunction(text, [...CALLED]) as (
    ...called: readonly unknown[]
  ) => (row: FactRow) => OutputsOf<Given>;
  return make(ageOn, monthsBetween, daysBetween, addMonths, addDays, percentOfFen);
}

/** The code of the reason where no row of the table applies. */
export const NO_REASON = "none";

export type CompiledVerdict = OutputsOf<{ readonly holds: Bool; readonly reason: Code }>;

/** Undefined while there was no such rule on the day. A reason is null as soon as an earlier row cannot be told. */
export function compileRule(
  rule: Rule,
  context: CompileContext,
): ((row: FactRow) => CompiledVerdict) | undefined {
  const version = versionOn(rule, context.on);
  if (version === undefined) return undefined;
  const reason: Code = { op: "decide", type: "code", rows: version.reasons ?? [], otherwise: NO_REASON };
  return compile({ holds: version.holds, reason }, context);
}
