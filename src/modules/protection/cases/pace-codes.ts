/** How clocks went, as lists of cases and of reports narrow by it: what figures count of them, and nothing else. Pure. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export type CaseMeasure = "contact" | "firstAct" | "safety";
export type ReportMeasure = "takeUp" | "feedback";
/** Fallen due, in time, late, and those of which the time is known. */
export type PaceOutcome = "Due" | "Met" | "Missed" | "Timed";

export const casePaceCodes = codeTable("casePace", "时限办得怎样", {
  contactDue: "首次联系：该办的",
  contactMet: "首次联系：按时",
  contactMissed: "首次联系：超时",
  contactTimed: "红色：已经处置",
  firstActDue: "首次处置：该办的",
  firstActMet: "首次处置：按时",
  firstActMissed: "首次处置：超时",
  firstActTimed: "首次处置：已经处置",
  safetyDue: "安置决定：该办的",
  safetyMet: "安置决定：按时",
  safetyMissed: "安置决定：超时",
  safetyTimed: "孩子已经安全",
});
export type CasePace = CodeOf<typeof casePaceCodes>;

export const reportPaceCodes = codeTable("reportPace", "时限办得怎样", {
  takeUpDue: "签收受理：该办的",
  takeUpMet: "签收受理：按时",
  takeUpMissed: "签收受理：超时",
  takeUpTimed: "已经签收受理",
  feedbackDue: "反馈报告人：该办的",
  feedbackMet: "反馈报告人：按时",
  feedbackMissed: "反馈报告人：超时",
  feedbackTimed: "已经反馈报告人",
});
export type ReportPace = CodeOf<typeof reportPaceCodes>;

const outcomes: readonly PaceOutcome[] = ["Due", "Met", "Missed", "Timed"];

export function paceAsked(code: CasePace | ReportPace): {
  readonly measure: string;
  readonly outcome: PaceOutcome;
} {
  const outcome = outcomes.find((one) => code.endsWith(one)) ?? "Due";
  return { measure: code.slice(0, -outcome.length), outcome };
}
