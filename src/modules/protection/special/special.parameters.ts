/** The terms of the special procedures; what no document fixes is a number of our own, to be checked. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";

type Unit = "hours" | "days" | "workingDays" | "months";
type Declared = readonly [key: string, unit: Unit, label: string, decides: string];

function declareTerms(code: string, title: string, terms: readonly Declared[]): void {
  const group = { code: `special.${code}`, title: `办理期限：${title}` };
  for (const [key, unit, label, decides] of terms)
    declareParameter({ key: `special.${code}.${key}`, unit, label, decides, group });
}

declareTerms("bullying", "学生欺凌", [
  ["protect.hours", "hours", "制止、保护并告知监护人", "学校报告起，多少小时内制止、保护并告知双方监护人"],
  ["investigate.days", "days", "调查认定", "启动调查起，治理委员会多久认定完"],
  ["police.hours", "hours", "公安接收并给回执", "移送后，公安多少小时内接收并给回执"],
  [
    "discipline.days",
    "workingDays",
    "落实惩戒和帮助措施",
    "认定后，学校多久落实惩戒教育、心理帮助和家庭教育指导",
  ],
  ["objection.days", "workingDays", "听取异议", "认定送达后，双方多久内可以提出异议"],
  ["review.days", "days", "区里复查", "收到异议起，区防治学生欺凌部门多久复查完"],
  ["followUp.days", "days", "两次回访之间", "处理之后，最多隔多久回访一次"],
]);
declareTerms("dropout", "辍学劝返", [
  ["persuade.days", "workingDays", "学校劝返", "登记起，学校劝返多久"],
  ["report.days", "workingDays", "书面报告签收", "劝返无效后，书面报告多久签收"],
  ["jointly.days", "workingDays", "镇街会同劝返", "签收后，镇街会同学校劝返多久"],
  ["nextTerm.days", "days", "下学期跟踪", "结果出来以后，多久再看一次"],
]);
declareTerms("missing", "儿童失踪", [
  ["call.hours", "hours", "向公安报告", "登记起，多少小时内报警并登记接报"],
  ["search24.hours", "hours", "第一次查找情况", "登记起，多少小时要有第一次查找情况"],
  ["search48.hours", "hours", "第二次查找情况", "登记起，多少小时要有第二次查找情况"],
  ["search72.hours", "hours", "第三次查找情况", "登记起，多少小时要有第三次查找情况"],
  ["dna.hours", "hours", "采集亲属血样", "三次没有结果后，多少小时内采集入库并发布寻人"],
  ["long.days", "days", "持续查找", "长期查找中，最多隔多久登记一次"],
  ["handBack.hours", "hours", "交接前核查", "找到以后，多少小时内核查监护情况并交接"],
]);
declareTerms("network", "网络侵害", [
  ["accept.days", "workingDays", "受理并转办", "收到投诉或线索起，多久受理、固定证据并转办"],
  ["answer.days", "workingDays", "处置回复", "转办后，承办单位多久处置并回复"],
  ["help.days", "workingDays", "心理帮助", "回复后，镇街多久落实心理帮助"],
]);
declareTerms("juvenile", "涉案未成年人", [
  ["rights.days", "workingDays", "权益清单", "登记起，权益保障清单多久逐项落实"],
  ["plan.days", "workingDays", "帮扶计划", "清单落实后，帮扶计划多久定"],
  ["livelihood.days", "workingDays", "家庭经济评估", "帮扶计划定了以后，多久评估家庭会不会因案致贫"],
  ["contact.days", "days", "每次联系之间", "最多隔多久联系一次"],
]);
declareTerms("legalHelp", "法律援助和司法救助", [
  ["refer.days", "workingDays", "转介", "提出起，镇街多久转介"],
  ["accept.days", "workingDays", "受理", "收到转介起，多久决定受理"],
  ["lawyer.days", "workingDays", "指派律师", "受理后，多久指派律师"],
  ["result.days", "workingDays", "告知进展或结果", "最多隔多久告知一次进展或结果"],
]);
declareTerms("difficulty", "困难诉求", [
  ["accept.days", "workingDays", "受理", "提出起，镇街多久受理"],
  ["handle.days", "workingDays", "办理", "受理后，多久给出结果"],
]);
declareTerms("clue", "犯罪线索移送", [
  ["transfer.hours", "hours", "移送公安", "登记起，多少小时内移送"],
  ["receive.hours", "hours", "公安回执", "移送后，公安多少小时内接收并给回执"],
  ["result.days", "workingDays", "告知结论", "接收后，公安最多隔多久告知一次进展或结论"],
]);
declareTerms("care", "突发事件照料", [
  ["arrange.hours", "hours", "安排临时照料", "登记起，多少小时内安排照料"],
  ["handover.hours", "hours", "交接", "安排后，多少小时内完成交接"],
  ["visit.days", "days", "照料期间看望", "照料期间，最多隔多久看望一次"],
  ["return.days", "days", "核查后送回", "监护人能照料以后，多久核查并送回"],
]);

export const emergencyCheckHours = declareParameter({
  key: "special.care.check.hours",
  unit: "hours",
  label: "逐户排查",
  decides: "发布突发事件起，多少小时内逐户排查完",
  group: { code: "special.care", title: "办理期限：突发事件照料" },
});

const juvenile = { code: "special.juvenile", title: "办理期限：涉案未成年人" };

export const afterCaseMonths = declareParameter({
  key: "special.juvenile.afterCase.months",
  unit: "months",
  label: "结案后跟踪",
  decides: "结案以后，跟踪帮扶满几个月才可以结束",
  group: juvenile,
});
export const detoxNoticeDays = declareParameter({
  key: "special.juvenile.detoxNotice.days",
  unit: "days",
  label: "解除戒毒前衔接",
  decides: "强制隔离戒毒解除以前，提前几天建衔接照管任务",
  group: juvenile,
});
