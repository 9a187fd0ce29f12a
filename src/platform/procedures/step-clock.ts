/** The clock of an open step in words: how long is left, until when, whether it stands. Pure. */
import { daysBetween, type IsoDate } from "../../kernel/calendar-date.ts";
import { sayMissingYears, type WorkCalendar, workingDaysBetween } from "../../kernel/working-days.ts";
import type { Due } from "./deadline.ts";
import { type Matter, openPause, openStep, type StepPause, SUPPLEMENT } from "./matter.ts";
import type { Clock } from "./matter-view.contract.ts";
import type { ProcedureVersion, TermUnit } from "./procedure.ts";

export interface Moment {
  readonly calendar: WorkCalendar;
  readonly today: IsoDate;
  /** ISO 8601. */
  readonly now: string;
  /** So many days before the end it becomes amber. */
  readonly soonDays: number;
}

export const unitWords: Readonly<Record<TermUnit, string>> = {
  workingDays: "个工作日",
  calendarDays: "天",
  months: "个月",
  hours: "小时",
};

const NONE: Clock = { tone: "none", dueOn: null, dueAt: null, says: "没有规定时限", note: null };

/** What a clock needs to know of an open step. */
export interface ClockedStep {
  readonly code: string;
  readonly unit: TermUnit | null;
  readonly due: Due;
  readonly standing: Pick<StepPause, "kind" | "from" | "until"> | undefined;
}

export function clockOf(spec: ProcedureVersion, matter: Matter, at: Moment): Clock {
  const step = openStep(matter);
  if (step === undefined) return { ...NONE, says: "" };
  const { code, term, due, ordinal } = step;
  return clockOfStep(spec, { code, unit: term?.unit ?? null, due, standing: openPause(matter, ordinal) }, at);
}

export function clockOfStep(spec: ProcedureVersion, step: ClockedStep, at: Moment): Clock {
  const { unit, due, standing } = step;
  if (standing !== undefined && due.on === null) return standingClock(spec, step.code, standing);
  if (unit === null || due.on === null) {
    const hasTerm = spec.steps.find(({ code }) => code === step.code)?.term !== undefined;
    return hasTerm
      ? { ...NONE, tone: "cannotTell", says: "时限还没有录入", note: "请区民政局在参数里录入这一步的时限。" }
      : NONE;
  }
  return runningClock(due.on, due, unit, at);
}

function standingClock(
  spec: ProcedureVersion,
  stepCode: string,
  { kind, from, until }: Pick<StepPause, "kind" | "from" | "until">,
): Clock {
  const title =
    kind === SUPPLEMENT
      ? "等待补正"
      : (spec.steps.find(({ code }) => code === stepCode)?.pauses?.find(({ code }) => code === kind)?.title ??
        "暂停");
  return {
    tone: "stands",
    dueOn: null,
    dueAt: null,
    says: `时限暂停 · ${title}`,
    note: `从 ${from} 起不计时限${until === undefined ? "" : kind === SUPPLEMENT ? `，请申请人在 ${until} 以前补齐` : `，${until} 期满`}。`,
  };
}

function runningClock(dueOn: IsoDate, due: Due, unit: TermUnit, at: Moment): Clock {
  const missing = new Set(due.missingYears);
  const left = unit === "workingDays" ? workingDaysLeft(dueOn, at, missing) : daysBetween(at.today, dueOn);
  const isLate = due.at === null ? at.today > dueOn : Date.parse(at.now) > Date.parse(due.at);
  const words = due.at === null ? sayDays(left, unit, dueOn, isLate) : sayHours(due.at, at.now, isLate);
  return {
    // A day that rests on a guess is neither near nor passed.
    tone: missing.size > 0 ? "cannotTell" : toneOf(dueOn, left, isLate, at),
    dueOn,
    dueAt: due.at,
    says: words,
    note: missing.size === 0 ? null : sayMissingYears([...missing].sort((a, b) => a - b)),
  };
}

function toneOf(dueOn: IsoDate, left: number, isLate: boolean, { today, soonDays }: Moment): Clock["tone"] {
  if (isLate) return "late";
  if (dueOn === today) return "today";
  return left <= soonDays ? "soon" : "calm";
}

function workingDaysLeft(dueOn: IsoDate, { calendar, today }: Moment, missing: Set<number>): number {
  const counted = workingDaysBetween(calendar, today, dueOn);
  if (counted.verdict === "known") return counted.value;
  for (const year of counted.missingYears) missing.add(year);
  return counted.provisional;
}

function sayDays(left: number, unit: TermUnit, dueOn: IsoDate, isLate: boolean): string {
  // What is left of months is counted in days.
  const word = unitWords[unit === "months" ? "calendarDays" : unit];
  if (isLate) return `已逾期 ${Math.max(1, -left)} ${word} · ${dueOn} 到期`;
  return left <= 0 ? `今天到期 · ${dueOn}` : `还剩 ${left} ${word} · ${dueOn} 到期`;
}

const HOUR_MS = 3_600_000;

function sayHours(dueAt: string, now: string, isLate: boolean): string {
  const hours = Math.floor(Math.abs(Date.parse(dueAt) - Date.parse(now)) / HOUR_MS);
  const local = new Date(Date.parse(dueAt) + 8 * HOUR_MS).toISOString();
  const until = `${local.slice(0, 10)} ${local.slice(11, 16)}`;
  if (isLate) return `已逾期 ${Math.max(1, hours)} 小时 · ${until} 到期`;
  return hours === 0 ? `不到 1 小时 · ${until} 到期` : `还剩 ${hours} 小时 · ${until} 到期`;
}

/** "15 个工作日" for the outline, or that its number is not known. */
export function sayTerm(spec: ProcedureVersion["steps"][number], terms: ReadonlyMap<string, number>): string {
  if (spec.term === undefined) return "";
  const count = terms.get(spec.term.parameter);
  return count === undefined ? "时限待录入" : `${count} ${unitWords[spec.term.unit]}`;
}
