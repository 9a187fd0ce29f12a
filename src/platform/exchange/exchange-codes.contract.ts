/** The words of agreements and batches. */
import { type CodeOf, codeTable } from "../../kernel/code-table.ts";

export const directionCodes = codeTable("exchangeDirection", "方向", {
  in: "对方给我们",
  out: "我们给对方",
});
export type Direction = CodeOf<typeof directionCodes>;

export const frequencyCodes = codeTable("exchangeFrequency", "频次", {
  monthly: "每月",
  quarterly: "每季度",
  halfYearly: "每半年",
  yearly: "每年",
  onDemand: "需要时",
});
export type Frequency = CodeOf<typeof frequencyCodes>;

export const agreementStateCodes = codeTable("exchangeAgreementState", "协议状态", {
  asked: "等另一人同意",
  inForce: "生效",
  notYet: "已同意，还没到生效日",
  over: "已过有效期",
  ended: "已终止",
  replaced: "已换新版",
  withdrawn: "已撤回",
  declined: "没有同意",
});
export type AgreementState = CodeOf<typeof agreementStateCodes>;

export const dueLightCodes = codeTable("exchangeDueLight", "更新情况", {
  green: "按时",
  amber: "该来了",
  red: "逾期没来",
  none: "不定期",
});
export type DueLight = CodeOf<typeof dueLightCodes>;

export const batchStateCodes = codeTable("exchangeBatchState", "批次状态", {
  reading: "正在读取",
  refused: "已退回",
  held: "暂缓，等人看",
  matching: "正在比对",
  review: "待复核",
  settled: "已办结",
  undone: "已撤销",
  dropped: "已到期删除",
});
export type BatchState = CodeOf<typeof batchStateCodes>;

export const batchViaCodes = codeTable("exchangeBatchVia", "来路", {
  upload: "上传",
  key: "对方系统报送",
  folder: "交换文件夹",
});
export type BatchVia = CodeOf<typeof batchViaCodes>;

export const heldForCodes = codeTable("exchangeHeldFor", "暂缓原因", {
  noRows: "没有一行能用",
  sameFile: "和以前的一批是同一个文件",
  fewerRows: "行数比以往少了许多",
  olderThanLast: "截至日期比上一批还早",
  stuck: "比对几次都没有做完",
});
export type HeldFor = CodeOf<typeof heldForCodes>;

export const batchEventCodes = codeTable("exchangeBatchEvent", "批次经过", {
  received: "收到",
  read: "读取完成",
  refused: "读不了，已退回",
  held: "暂缓",
  released: "放行",
  sentBack: "退回",
  matched: "比对完成",
  settled: "办结",
  undone: "撤销",
  dropped: "到期删除",
});
export type BatchEvent = CodeOf<typeof batchEventCodes>;
