/** The words of the desk for doubtful rows. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const pairDecisionCodes = codeTable("matchDecision", "认定结果", {
  same: "是同一个人",
  different: "不是同一个人",
  unsure: "说不准",
  asked: "已问村里",
});
export type PairDecision = CodeOf<typeof pairDecisionCodes>;

export const rowViewCodes = codeTable("matchRowView", "看哪些", {
  open: "待复核",
  asked: "问了村里",
  decided: "已认定",
  certain: "系统认定",
});
export type RowView = CodeOf<typeof rowViewCodes>;

export const questionAnswerCodes = codeTable("matchAnswer", "村里答复", {
  yes: "是这个人",
  no: "不是这个人",
  unknown: "说不准",
});
export type QuestionAnswer = CodeOf<typeof questionAnswerCodes>;

export const askedPostCodes = codeTable("matchAskedPost", "问谁", {
  villageDirector: "村（社区）儿童主任",
  townshipSupervisor: "镇街儿童督导员",
});
export type AskedPost = CodeOf<typeof askedPostCodes>;
