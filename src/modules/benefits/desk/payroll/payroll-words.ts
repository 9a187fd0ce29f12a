/** The payroll's sums and states in words. Pure. */
import { type Fen, formatYuan } from "../../../../kernel/money.ts";
import type { PayrollFigures } from "../../payroll/figures.contract.ts";
import type { PayrollSummary } from "../../payroll/payroll.contract.ts";

export function sayYuan(fen: Fen): string {
  return `${formatYuan(fen)} 元`;
}

export function sayChange(fen: Fen): string {
  if (fen === 0) return "与上月相同";
  return `比上月${fen > 0 ? "多" : "少"} ${sayYuan(Math.abs(fen))}`;
}

export function saySigned(fen: Fen): string {
  return fen > 0 ? `+${formatYuan(fen)}` : formatYuan(fen);
}

/** Against last month; a first month has none. */
export function sayAgainst({ before, people, totalFen }: PayrollFigures): string {
  if (before === null) return "第一个由本系统发放的月份，没有上月可比";
  const persons = people - before.people;
  const said = persons === 0 ? "人数与上月相同" : `${persons > 0 ? "多" : "少"} ${Math.abs(persons)} 人`;
  return `${said}，${sayChange(totalFen - before.totalFen)}`;
}

export function toneOf(state: PayrollSummary["state"]): string {
  return state === "closed" ? "ta-green" : "ta-amber";
}
