/** Why somebody laid a finding aside. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const settlementCodes = codeTable("findingSettlement", "处理结果", {
  applied: "已经申请",
  referred: "已经转介",
  receives: "核实已经在享受",
  notEligible: "核实不符合",
  declined: "家庭放弃",
  wrongFacts: "信息有误，已更正",
  stopped: "已经停发",
  otherPlace: "在外地享受",
  other: "其他",
});
export type SettlementReason = CodeOf<typeof settlementCodes>;

export const findingStateCodes = codeTable("findingState", "处理状态", {
  open: "待处理",
  settled: "已处理",
  gone: "情况已变，自动消除",
});
export type FindingState = CodeOf<typeof findingStateCodes>;
