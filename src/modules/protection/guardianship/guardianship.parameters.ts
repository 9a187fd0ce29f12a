/** The terms and thresholds of guardianship; each a dated row with its document (migrations/0246). */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

const state = { code: "protection.guardianship", title: "监护：国家监护" };
const court = { code: "protection.court", title: "监护：撤销与恢复" };
const others = { code: "protection.guardians", title: "监护：督促、指导与惩戒" };

declareParameter({
  key: "protection.temporary.decide.hours",
  label: "临时监护决定",
  unit: "hours",
  group: state,
  decides: "受理后多少小时内决定临时监护并安置",
});
declareParameter({
  key: "protection.temporary.handover.hours",
  label: "临时监护交接",
  unit: "hours",
  group: state,
  decides: "决定后多少小时内安置到位并办完书面交接",
});
declareParameter({
  key: "protection.temporary.inform.days",
  label: "临时监护告知监护人",
  unit: "workingDays",
  group: state,
  decides: "决定后多久书面告知监护人",
});
export const temporaryMonths = declareParameter({
  key: "protection.temporary.term.months",
  label: "临时监护最长期限",
  unit: "months",
  group: state,
  decides: "临时监护最长多少个月，超过标红",
});
export const firstReminder = declareParameter({
  key: "protection.temporary.remindFirst.months",
  label: "临时监护第一次提醒",
  unit: "months",
  group: state,
  decides: "临时监护满几个月第一次提醒评估去向",
});
export const secondReminder = declareParameter({
  key: "protection.temporary.remindSecond.months",
  label: "临时监护第二次提醒",
  unit: "months",
  group: state,
  decides: "临时监护满几个月第二次提醒评估去向",
});
declareParameter({
  key: "protection.return.decide.days",
  label: "送回家庭决定",
  unit: "workingDays",
  group: state,
  decides: "镇街评估后，区民政局多久决定能不能送回",
});
declareParameter({
  key: "protection.return.evaluate.days",
  label: "送回前评估",
  unit: "workingDays",
  group: state,
  decides: "受理后多久完成送回前的评估",
});
declareParameter({
  key: "protection.longTerm.verify.days",
  label: "长期监护核查",
  unit: "workingDays",
  group: state,
  decides: "镇街多久核查完长期监护的情形",
});
declareParameter({
  key: "protection.longTerm.decide.days",
  label: "长期监护决定",
  unit: "workingDays",
  group: state,
  decides: "区民政局多久作出长期监护决定",
});
export const stateBeds = declareParameter({
  key: "protection.state.beds",
  label: "国家监护床位",
  unit: "beds",
  group: state,
  decides: "区里可以安置国家监护儿童的床位，和兜底人数对照",
});
declareParameter({
  key: "protection.entrusted.confirm.days",
  label: "委托照护确认",
  unit: "workingDays",
  group: others,
  decides: "村里登记委托照护后，镇街多久核实确认",
});
declareParameter({
  key: "protection.change.verify.days",
  label: "监护人变更核查",
  unit: "workingDays",
  group: others,
  decides: "镇街多久核查完监护人变更",
});
declareParameter({
  key: "protection.change.decide.days",
  label: "监护人变更确认",
  unit: "workingDays",
  group: others,
  decides: "区民政局多久确认监护人变更",
});
declareParameter({
  key: "protection.revocation.conference.days",
  label: "诉前会商",
  unit: "workingDays",
  group: court,
  decides: "受理后多久开诉前会商并形成结论",
});
declareParameter({
  key: "protection.revocation.othersWait.days",
  label: "等其他人申请",
  unit: "workingDays",
  group: court,
  decides: "有资格的其他人多久不申请，就由民政部门申请",
});
declareParameter({
  key: "protection.revocation.petition.days",
  label: "提交撤销申请",
  unit: "workingDays",
  group: court,
  decides: "确定申请人以后多久向法院提交申请",
});
declareParameter({
  key: "protection.court.decide.months",
  label: "法院审结",
  unit: "months",
  group: court,
  decides: "撤销和恢复监护人资格的案件法院多久审结",
});
export const restoreFrom = declareParameter({
  key: "protection.restore.from.months",
  label: "最早申请恢复",
  unit: "months",
  group: court,
  decides: "判决生效满几个月才可以申请恢复监护人资格",
});
export const restoreUntil = declareParameter({
  key: "protection.restore.until.months",
  label: "最晚申请恢复",
  unit: "months",
  group: court,
  decides: "判决生效几个月内可以申请恢复，过后可以送养",
});
declareParameter({
  key: "protection.restore.opinion.days",
  label: "恢复申请的调查",
  unit: "workingDays",
  group: court,
  decides: "收到恢复申请后多久调查评估并提出意见",
});
declareParameter({
  key: "protection.admonition.serve.days",
  label: "送达督促书",
  unit: "workingDays",
  group: others,
  decides: "督促书发出后多久送达并取回签收",
});
declareParameter({
  key: "protection.admonition.check.days",
  label: "检查督促效果",
  unit: "days",
  group: others,
  decides: "签收后多少天回看监护人有没有改正",
});
export const escalateAfter = declareParameter({
  key: "protection.admonition.escalate.count",
  label: "督促无效升级",
  unit: "count",
  group: others,
  decides: "督促几次无效就建议升级干预",
});
declareParameter({
  key: "protection.sanction.identify.days",
  label: "惩戒认定",
  unit: "workingDays",
  group: others,
  decides: "受理后多久核实证据、认定失信行为",
});
declareParameter({
  key: "protection.sanction.notice.days",
  label: "惩戒告知",
  unit: "workingDays",
  group: others,
  decides: "认定后多久书面告知当事人",
});
declareParameter({
  key: "protection.sanction.statement.days",
  label: "陈述申辩",
  unit: "workingDays",
  group: others,
  decides: "当事人收到告知后多久可以陈述申辩、要求听证",
});
declareParameter({
  key: "protection.sanction.hearing.days",
  label: "惩戒听证",
  unit: "workingDays",
  group: others,
  decides: "要求听证的多久举行听证",
});
declareParameter({
  key: "protection.sanction.decide.days",
  label: "惩戒决定",
  unit: "workingDays",
  group: others,
  decides: "陈述申辩和听证后多久作出决定",
});
declareParameter({
  key: "protection.sanction.push.days",
  label: "惩戒推送",
  unit: "workingDays",
  group: others,
  decides: "决定送达后多久推送信用平台",
});
declareParameter({
  key: "protection.sanction.repair.days",
  label: "信用修复",
  unit: "workingDays",
  group: others,
  decides: "收到修复申请后多久决定并移出",
});
export const reportMonths = declareParameter({
  key: "protection.supervision.report.months",
  label: "监护监督报告",
  unit: "months",
  group: others,
  decides: "监护监督计划没有另定时，每几个月报告一次",
});
export const educationMonths = declareParameter({
  key: "protection.familyEducation.term.months",
  label: "家庭教育指导期限",
  unit: "months",
  group: others,
  decides: "指导令没有写期限时，按几个月算",
});
export const protectionOrderMonths = declareParameter({
  key: "protection.protectionOrder.term.months",
  label: "保护令最长有效期",
  unit: "months",
  group: others,
  decides: "人身安全保护令一次最长几个月",
});
declareParameter({
  key: "protection.protectionOrder.decide.hours",
  label: "保护令裁定",
  unit: "hours",
  group: others,
  decides: "申请人身安全保护令后法院多少小时内裁定",
});
declareParameter({
  key: "protection.protectionOrder.urgent.hours",
  label: "保护令紧急裁定",
  unit: "hours",
  group: others,
  decides: "情况紧急的，法院多少小时内裁定",
});
declareParameter({
  key: "protection.protectionOrder.review.days",
  label: "保护令复议",
  unit: "days",
  group: others,
  decides: "裁定生效后多少天内可以向法院申请复议一次",
});
export const expiryDays = declareParameter({
  key: "protection.expiry.remind.days",
  label: "到期提前提醒",
  unit: "days",
  group: others,
  decides: "保护令、指导令、监督报告到期前多少天提醒",
});
