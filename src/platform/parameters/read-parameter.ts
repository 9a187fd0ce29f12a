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

export type ParametersOfDay = ReadonlyMap<string, Pick<ParameterRow, "key" | "value">>;

/** The value that holds, or undefined where nobody has set one. @throws platform.parameter.wrongType */
export function findValue<Value extends ParameterValue>(
  rows: ParametersOfDay,
  parameter: Parameter<Value>,
): Value | undefined {
  const row = rows.get(parameter.key);
  if (row === undefined) return undefined;
  const parsed = parameter.type.safeParse(row.value);
  if (!parsed.success) {
    throw new Problem(readProblems.wrongType, {
      detail: `“${parameter.label}”${readProblems.wrongType.detail ?? ""}`,
      extra: { key: parameter.key },
      log: parameter.key,
    });
  }
  return parsed.data;
}

/** The value that holds. @throws platform.parameter.missing, platform.parameter.wrongType */
export function getValue<Value extends ParameterValue>(
  rows: ParametersOfDay,
  parameter: Parameter<Value>,
): Value {
  const value = findValue(rows, parameter);
  if (value !== undefined) return value;
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
