import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

/** Holds a line back until it is mended; what is held back is not lost. */
export const blockingChecks = codeTable("payrollBlocking", "不能发放的问题", {
  amountUnknown: "这个月的标准没有录入，金额不能算",
  suspended: "已暂停发放",
  payeeDied: "领取人已死亡",
  payeeRestricted: "领取人服刑、强制戒毒或被限制人身自由",
  payeeGone: "领取人失联、失踪、被撤销监护资格或已遣送出境",
  payeeMissing: "没有登记领取人",
  payeeNotCarer: "领取人不是监护人，也不是实际照护人",
  accountMissing: "没有登记开户行或账号",
  accountShared: "同一个账号登记在不同领取人名下",
  fileEnded: "孩子的档案已经结束",
});
export type BlockingCheck = CodeOf<typeof blockingChecks>;

/** Needs a word of the preparer before the payroll can be submitted. */
export const warningChecks = codeTable("payrollWarning", "需要说明的问题", {
  childDied: "孩子已死亡，仍有以前月份要补发",
  childMoved: "孩子户籍已迁出，仍有款项要发",
  notListed: "档案里目前不在孤儿或事实无人抚养名册",
  overpaid: "以前月份多发，还没有定追回办法",
  otherAid: "领孤儿基本生活费的同时登记了低保、特困或困难残疾人补贴",
  reliefUncounted: "档案登记了低保、特困等救助，还没有登记补差扣减",
  longArrears: "一次补发六个月以上",
});
export type WarningCheck = CodeOf<typeof warningChecks>;
