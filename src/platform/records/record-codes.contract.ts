/** Code tables of records and duties. */
import { type CodeOf, codeTable } from "../../kernel/code-table.ts";

export const entryStateCodes = codeTable("recordState", "记录状态", {
  draft: "草稿",
  submitted: "待核对",
  returned: "已退回",
  recorded: "已登记",
  confirmed: "已核对",
  withdrawn: "已撤销",
});
export type EntryState = CodeOf<typeof entryStateCodes>;

/** What counts as done for a duty; figures take only what nobody still has to check. */
export const STANDING_STATES = ["submitted", "recorded", "confirmed"] as const;
export const FIGURE_STATES = ["recorded", "confirmed"] as const;

export const periodCodes = codeTable("dutyPeriod", "多久一次", {
  month: "每月",
  quarter: "每季度",
  halfYear: "每半年",
  year: "每年",
  schoolTerm: "每学期",
});
export type PeriodKind = CodeOf<typeof periodCodes>;

export const dutyStateCodes = codeTable("dutyState", "职责状态", {
  overdue: "逾期",
  soon: "快到期",
  open: "待完成",
  done: "已完成",
  excused: "不用做",
});
export type DutyState = CodeOf<typeof dutyStateCodes>;

export const groupingCodes = codeTable("recordGrouping", "统计口径", {
  unit: "按单位",
  month: "按月",
  quarter: "按季度",
  year: "按年",
});
export type Grouping = CodeOf<typeof groupingCodes>;
