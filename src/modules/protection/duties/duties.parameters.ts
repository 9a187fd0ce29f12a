/** How often and within how many days the six protections' duties are done. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const group = { code: "protection.duty", title: "六大保护职责" };

export const dutiesRun = declareParameter({
  key: "protection.duty.runs",
  label: "六大保护职责起算",
  unit: "switch",
  group,
  decides: "从哪一天起开始的周期才要履行职责；启用系统前的周期不算逾期",
});
export const guidancePerYear = declareParameter({
  key: "protection.duty.guidancePerYear",
  label: "镇街家庭教育指导活动（每年）",
  unit: "occasions",
  group,
  decides: "每个镇街一年至少登记几次家庭教育指导活动才算完成",
});
export const parentsSchoolPerTerm = declareParameter({
  key: "protection.duty.parentsSchoolPerTerm",
  label: "中小学家长学校（每学期）",
  unit: "occasions",
  group,
  decides: "每所中小学每学期至少登记几场家长学校活动才算完成",
});
export const kindergartenPerTerm = declareParameter({
  key: "protection.duty.kindergartenPerTerm",
  label: "幼儿园家长学校（每学期）",
  unit: "occasions",
  group,
  decides: "每所幼儿园每学期至少登记几场家长学校活动才算完成",
});
export const bullyingDays = declareParameter({
  key: "protection.duty.bullyingDays",
  label: "学生欺凌调查",
  unit: "days",
  group,
  decides: "写在欺凌处置职责旁边：启动调查后多少天内完成",
});
export const dropoutDays = declareParameter({
  key: "protection.duty.dropoutDays",
  label: "辍学学生劝返回报",
  unit: "workingDays",
  group,
  decides: "登记辍学报告后多少个工作日内填写劝返结果，过期标红并催办",
});
export const appealDays = declareParameter({
  key: "protection.duty.appealDays",
  label: "困难诉求办结",
  unit: "workingDays",
  group,
  decides: "受理后多少个工作日内填写办结日期，过期标红并催办",
});
export const clueDays = declareParameter({
  key: "protection.duty.clueDays",
  label: "专项行动线索回复",
  unit: "workingDays",
  group,
  decides: "线索转办后多少个工作日内填写回复日期，过期标红并催办",
});
export const interestDays = declareParameter({
  key: "protection.duty.interestDays",
  label: "侵害儿童利益举报办结",
  unit: "workingDays",
  group,
  decides: "收到举报后多少个工作日内填写办结日期，过期标红并催办",
});
export const complaintDays = declareParameter({
  key: "protection.duty.complaintDays",
  label: "网络权益投诉答复",
  unit: "workingDays",
  group,
  decides: "受理投诉后多少个工作日内填写答复日期，过期标红并催办",
});
export const receiptDays = declareParameter({
  key: "protection.duty.receiptDays",
  label: "协办单签收",
  unit: "workingDays",
  group,
  decides: "协办单发出后多少个工作日内签收，过期标红并催办",
});
export const returnGraceDays = declareParameter({
  key: "protection.duty.returnGraceDays",
  label: "成员单位季度填报",
  unit: "days",
  group,
  decides: "季度结束后多少天内完成填报，过期标红并催办",
});
