/** What a parameter can be: an amount, an age, a term, a choice, a switch; and how people read it. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../kernel/code-table.ts";
import { formatYuan } from "../../kernel/money.ts";

export const parameterUnits = codeTable("parameterUnit", "参数单位", {
  fen: "元",
  fenPerMonth: "元/月",
  fenPerYear: "元/年",
  age: "周岁",
  years: "年",
  months: "个月",
  days: "天",
  workingDays: "个工作日",
  hours: "小时",
  minutes: "分钟",
  percent: "%",
  times: "倍",
  occasions: "次",
  people: "人",
  beds: "张",
  count: "次",
  dayOfMonth: "日",
  monthOfYear: "月",
  choice: "选择",
  points: "分",
  switch: "是否",
});
export type ParameterUnit = CodeOf<typeof parameterUnits>;
export type NumberUnit = Exclude<ParameterUnit, "choice" | "switch">;

export const ParameterValue = z.union([z.number(), z.string(), z.boolean()]);
export type ParameterValue = z.output<typeof ParameterValue>;

export interface ParameterChoice {
  readonly value: string;
  readonly label: string;
}

/** Highest and lowest value that a unit can sensibly have; what lies outside is a slip of the hand. */
const bounds: Readonly<Record<NumberUnit, readonly [least: number, most: number]>> = {
  fen: [0, 100_000_000],
  fenPerMonth: [0, 100_000_000],
  fenPerYear: [0, 1_000_000_000],
  age: [0, 120],
  years: [0, 60],
  months: [0, 600],
  days: [0, 3650],
  workingDays: [0, 500],
  hours: [0, 1000],
  minutes: [0, 10_000],
  percent: [0, 1000],
  times: [0, 100],
  occasions: [0, 1000],
  people: [0, 1000],
  beds: [0, 2000],
  count: [0, 100],
  dayOfMonth: [1, 31],
  monthOfYear: [1, 12],
  points: [0, 100],
};

/** Amounts are typed in yuan and kept in fen. */
export function isMoney(unit: ParameterUnit): boolean {
  return unit === "fen" || unit === "fenPerMonth" || unit === "fenPerYear";
}

export function schemaOfNumber(unit: NumberUnit): z.ZodType<number> {
  const [least, most] = bounds[unit];
  return z.int().min(least).max(most);
}

/** "1,651.00 元/月", "18 周岁", "是". */
export function sayValue(
  unit: ParameterUnit,
  value: ParameterValue,
  choices: readonly ParameterChoice[] = [],
): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return choices.find((choice) => choice.value === value)?.label ?? value;
  const label = parameterUnits.label(unit);
  if (isMoney(unit)) return `${formatYuan(value)} ${label}`;
  if (unit === "percent") return `${value}%`;
  if (unit === "dayOfMonth") return `每月 ${value} 日`;
  return `${value} ${label}`;
}
