/** What a payroll waits for, as a task on the desk whose turn it is. Pure. */
import type { Role } from "../../../kernel/actor.ts";
import type { IsoDate } from "../../../kernel/calendar-date.ts";
import { formatYuan } from "../../../kernel/money.ts";
import { lastOf, type Month, sayMonth } from "../../../kernel/month.ts";
import type { PayrollFigures } from "./figures.contract.ts";
import { barredFrom, type Standing, type TakenStep, turnOfState } from "./payroll-flow.ts";

export const payrollStages = [
  "compute",
  "submit",
  "review",
  "approve",
  "send",
  "takeReturn",
  "close",
] as const;
export type PayrollStage = (typeof payrollStages)[number];

export interface PayrollTask {
  readonly stage: PayrollStage;
  readonly role: Role;
  readonly title: string;
  readonly why: string;
  readonly dueOn: IsoDate | undefined;
  readonly notFor: readonly string[];
}

/** Days of the month, as far as somebody has set them; `unchecked` where nobody has compared them with a document. */
export interface PayrollDays {
  readonly cutoff: number | undefined;
  readonly payday: number | undefined;
  readonly unchecked: boolean;
  /** By when a step is done. */
  readonly by: Readonly<Record<PayrollStage, number | undefined>>;
}

export interface PayrollAsTold extends Standing {
  readonly month: Month;
  readonly figures: Pick<PayrollFigures, "people" | "totalFen">;
  /** Something has changed since it was computed. */
  readonly isOutdated: boolean;
  readonly steps: readonly (TakenStep & { readonly by: string; readonly note: string | null })[];
  /** Files at the bank without an answer. */
  readonly unanswered: number;
}

/** The month whose turn it is and that nobody has computed yet. */
export function computeTask(month: Month, days: PayrollDays): PayrollTask {
  return task(month, days, {
    stage: "compute",
    role: "districtOfficer",
    title: "计算",
    why: `轮到这个月发放，名册还没有计算。${days.cutoff === undefined ? "" : `${days.cutoff} 日以前的新增和停发计入当月。`}`,
    notFor: [],
  });
}

/** Nothing for one that is closed. */
export function taskOfPayroll(payroll: PayrollAsTold, days: PayrollDays): PayrollTask | undefined {
  const turn = turnOfState(payroll.state);
  if (turn === undefined || turn.act === "return") return undefined;
  const stage = turn.act === "close" && payroll.unanswered > 0 ? "takeReturn" : turn.act;
  return task(payroll.month, days, {
    stage,
    role: turn.role,
    title: titles[stage],
    why: whyOf(stage, payroll),
    notFor: barredFrom(turn.act, payroll, payroll.steps),
  });
}

const titles: Readonly<Record<Exclude<PayrollStage, "compute">, string>> = {
  submit: "核对、提交",
  review: "复核",
  approve: "审批",
  send: "送银行",
  takeReturn: "导入回盘",
  close: "办结",
};

function whyOf(stage: Exclude<PayrollStage, "compute">, { figures, isOutdated, ...payroll }: PayrollAsTold) {
  const last = payroll.steps.at(-1);
  const sums = `${figures.people} 人，${formatYuan(figures.totalFen)} 元`;
  switch (stage) {
    case "submit":
      if (last?.act === "return")
        return `${last.by}退回：${last.note ?? "没有写原因"}。改好后重新计算、提交。`;
      if (isOutdated) return "算好以后情况有变，请重新计算，核对后提交。";
      return `名册已经算好（${sums}），请核对差异，说明提醒，再提交。计算的人和提交的人都不能复核。`;
    case "review":
      return `${last?.by ?? ""}已提交（${sums}），等另一位经办复核；计算、提交的人不能复核。`;
    case "approve":
      return `${last?.by ?? ""}已复核（${sums}），等区领导审批。`;
    case "send":
      return `${last?.by ?? ""}已审批（${sums}），请生成银行文件送银行。`;
    case "takeReturn":
      return `已送银行，还有 ${payroll.unanswered} 个文件没有导入回盘。`;
    case "close":
      return "回盘已经全部导入，请核对后办结；退回的款项可以先更正账户再送一次。";
  }
}

type Words = Omit<PayrollTask, "dueOn">;

function task(month: Month, days: PayrollDays, words: Words): PayrollTask {
  const { payday } = days;
  const unchecked = days.unchecked ? "，办理日期待核" : "";
  return {
    ...words,
    title: `${words.title}：${sayMonth(month)}发放`,
    why: payday === undefined ? words.why : `${words.why}每月 ${payday} 日前发放到人${unchecked}。`,
    dueOn: dayOf(month, days.by[words.stage]),
  };
}

/** In a month without that day, its last. */
function dayOf(month: Month, day: number | undefined): IsoDate | undefined {
  if (day === undefined) return undefined;
  const on = `${month}-${String(day).padStart(2, "0")}`;
  const last = lastOf(month);
  return on < last ? on : last;
}
