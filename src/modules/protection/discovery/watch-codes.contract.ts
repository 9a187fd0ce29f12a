/** Code tables of proactive discovery. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const watchRuleCodes = codeTable("watchRule", "关注事项", {
  redWithoutCase: "风险为红而没有个案",
  assessmentOverdue: "监护能力评估逾期",
  assessmentMissing: "应当定期评估而没有评估",
  scoreFell: "监护能力评估得分下降",
  outOfSchool: "适龄未在学",
  soleOldCarer: "独自照料的人年纪大",
  parentReleased: "父母刑满或者期满",
  parentSilent: "父母长期联系不上",
  visitOverdue: "很久没有走访",
});
export type WatchRuleCode = CodeOf<typeof watchRuleCodes>;

/** A child may be in danger now: these stand above all others. */
export const urgentWatchRules: readonly WatchRuleCode[] = ["redWithoutCase"];

export const watchStateCodes = codeTable("watchState", "处理状态", {
  open: "待处理",
  settled: "已处理",
  gone: "情况已变，自动消除",
});
export type WatchState = CodeOf<typeof watchStateCodes>;

export const watchSettlementCodes = codeTable("watchSettlement", "处理结果", {
  visited: "已上门，孩子安全",
  arranged: "已安排人照看或者帮扶",
  assessing: "已发起评估，或已报镇街发起",
  reported: "已报告，另行处置",
  caseOpened: "已立案，或者归入在办的个案",
  notSo: "核实不是这样",
  other: "其他",
});
export type WatchSettlement = CodeOf<typeof watchSettlementCodes>;

/** These say nothing by themselves. */
export const needsNote: ReadonlySet<WatchSettlement> = new Set(["notSo", "other", "reported"]);
