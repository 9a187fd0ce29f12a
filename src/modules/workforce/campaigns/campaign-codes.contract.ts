/** The words of a campaign (专项行动). */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const campaignStateCodes = codeTable("campaignState", "专项行动", {
  draft: "草稿",
  running: "进行中",
  ended: "已结束",
});
export type CampaignState = CodeOf<typeof campaignStateCodes>;

export const campaignChildStateCodes = codeTable("campaignChild", "问到没有", {
  open: "还没有问到",
  answered: "已问到",
  excused: "不用问",
});
export type CampaignChildState = CodeOf<typeof campaignChildStateCodes>;

export const campaignQuestionKindCodes = codeTable("campaignQuestionKind", "怎么回答", {
  yesNo: "是或否",
  choice: "选一个",
  words: "写一句",
  date: "填日期",
});
