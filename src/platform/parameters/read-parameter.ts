/** A parameter's value out of the rows of a day: of the declared type, or not at all. */
import type { IsoDate } from "../../kernel/calendar-date.ts";
import type { Certainty } from "../../kernel/citation.ts";
import { declareProblem, Problem } from "../../kernel/problem.ts";
import { findDeclaredParameter, type Parameter } from "./declare-parameter.ts";
import type { ParameterValue } from "./parameter-value.contract.ts";

/** A value from a day on, with the document that sets it. */
export interface ParameterRow {
  readonly id: string;
  readonly key: string;
  readonly value: unknown;
  readonly document: string;
  readonly certainty: Certainty;
  readonly validFrom: IsoDate;
  /** The first day on which it no longer holds. */
  readonly validTo: IsoDate | null;
}

export const readProblems = {
  missing: declareProblem({
    code: "platform.parameter.missing",
    status: 409,
    title: "有一项参数还没有录入",
    detail:
      "这一步要用的标准或期限在那一天没有录入，所以没有往下做，已有的数据没有变。请区民政局先在“标准与参数”里录入。",
  }),
  wrongType: declareProblem({
    code: "platform.parameter.wrongType",
    status: 409,
    title: "有一项参数的值不对",
    detail: "库里存的值不是这一项要的那种，所以没有用它，已有的数据没有变。请区民政局在“标准与参数”里更正。",
  }),
} as const;

/** What holds on a day, by key. */
export type ParametersOfDay = ReadonlyMap<string, { readonly value: unknown }>;

/** A service's way to the values of one parameter. */
export interface ParameterReader<Value extends ParameterValue> {
  readonly parameter: Parameter<Value>;
  /** The value that holds. @throws platform.parameter.missing, platform.parameter.wrongType */
  get(rows: ParametersOfDay): Value;
  /** The value that holds, or undefined where nobody has set one. @throws platform.parameter.wrongType */
  find(rows: ParametersOfDay): Value | undefined;
}

const read = new Set<string>();

/**
 * Whoever reckons by a parameter takes its reader, once, where the file is loaded: so it can be told which parameters decide
 * something and which are only shown (`tools/parameters-decide.test.ts`).
 */
export function readerOf<Value extends ParameterValue>(parameter: Parameter<Value>): ParameterReader<Value> {
  read.add(parameter.key);
  // A payroll asks millions of times, of the same rows.
  const checked = new WeakMap<object, Value>();
  const find = (rows: ParametersOfDay): Value | undefined => {
    const row = rows.get(parameter.key);
    if (row === undefined) return undefined;
    let value = checked.get(row);
    if (value === undefined) {
      value = check(parameter, row.value);
      checked.set(row, value);
    }
    return value;
  };
  return { parameter, find, get: (rows) => find(rows) ?? missing(parameter) };
}

export function keysWithReaders(): ReadonlySet<string> {
  return read;
}

function check<Value extends ParameterValue>(parameter: Parameter<Value>, value: unknown): Value {
  const parsed = parameter.type.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem(readProblems.wrongType, {
    detail: `“${parameter.label}”${readProblems.wrongType.detail ?? ""}`,
    extra: { key: parameter.key },
    log: parameter.key,
  });
}

function missing(parameter: Parameter): never {
  throw new Problem(readProblems.missing, {
    detail: `缺“${parameter.label}”。${readProblems.missing.detail ?? ""}`,
    extra: { key: parameter.key },
    log: parameter.key,
  });
}

/** What is wrong with rows as they are stored, in English for the log; nothing for sound ones. */
export function faultsOfRows(rows: Iterable<ParameterRow>): string[] {
  const faults: string[] = [];
  for (const { key, value, validFrom } of rows) {
    const parameter = findDeclaredParameter(key);
    if (parameter === undefined) faults.push(`${key} from ${validFrom}: nobody declares it`);
    else if (!parameter.type.safeParse(value).success)
      faults.push(`${key} from ${validFrom}: ${JSON.stringify(value)} is no ${parameter.unit}`);
  }
  return faults;
}
