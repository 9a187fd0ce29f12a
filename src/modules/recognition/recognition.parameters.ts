/** Ages, months and days by which a child's category is told; the rules read them by key. */
import { codeTable } from "../../kernel/code-table.ts";
import { declareParameter } from "../../platform/parameters/declare-parameter.ts";

const conditions = { code: "recognition.conditions", title: "认定：情形与时长" };
const reminders = { code: "recognition.reminders", title: "认定：到期提醒" };
const searches = { code: "recognition.searches", title: "认定：查找与公告" };

export const durationBasisCodes = codeTable("durationBasis", "羁押期限怎么算", {
  decided: "按决定的总期限",
  served: "按实际执行的期限",
});
export const outOfContactSinceCodes = codeTable("outOfContactSince", "失联从哪天算起", {
  policeReport: "向公安报告之日",
  lastContact: "最后一次联系之日",
});

declareParameter({
  key: "recognition.detention.months",
  label: "服刑、强制隔离戒毒、其他限制人身自由的期限",
  unit: "months",
  group: conditions,
  decides: "期限达到多少个月，父母这一方才算符合情形",
});
declareParameter({
  key: "recognition.detention.basis",
  label: "上述期限的算法",
  unit: "choice",
  choices: durationBasisCodes,
  group: conditions,
  decides: "期限看决定书写的，还是看实际执行的",
});
declareParameter({
  key: "recognition.outOfContact.months",
  label: "失联时长",
  unit: "months",
  group: conditions,
  decides: "失去联系且未履行抚养责任多少个月，才算失联情形",
});
declareParameter({
  key: "recognition.outOfContact.since",
  label: "失联起算日",
  unit: "choice",
  choices: outOfContactSinceCodes,
  group: conditions,
  decides: "失联时长从哪一天数起",
});
declareParameter({
  key: "recognition.outOfContact.neighbours",
  label: "失联承诺所需邻里证明",
  unit: "people",
  group: conditions,
  decides: "走个人承诺一路时，至少要几位邻里书面证明",
  reference: "邻里证明由镇街查验时点数，系统登记的是这条路的各个环节齐不齐",
});
declareParameter({
  key: "recognition.missing.years",
  label: "宣告失踪所需下落不明",
  unit: "years",
  group: conditions,
  decides: "失联满多少年提醒可以申请宣告失踪",
});
declareParameter({
  key: "recognition.declaredDead.years",
  label: "宣告死亡所需下落不明",
  unit: "years",
  group: conditions,
  decides: "失联满多少年提醒可以申请宣告死亡",
});
declareParameter({
  key: "recognition.declaredDead.accidentYears",
  label: "因意外事件宣告死亡所需下落不明",
  unit: "years",
  group: conditions,
  decides: "因意外事件下落不明满多少年可以申请宣告死亡",
  reference: "没有登记下落不明是不是因为意外，遇到时由人判断",
});
declareParameter({
  key: "recognition.defacto.continuesAtSchool",
  label: "满十八周岁仍在中学或中职就读的继续按事实无人抚养儿童保障",
  unit: "switch",
  group: conditions,
  decides: "满十八周岁、仍在全日制中学或中职就读的，是否参照执行",
});
declareParameter({
  key: "recognition.migrant.age",
  label: "流动儿童的年龄上限",
  unit: "age",
  group: conditions,
  decides: "满这个年龄不再计入流动儿童",
});
declareParameter({
  key: "recognition.migrant.months",
  label: "流动儿童异地居住时长",
  unit: "months",
  group: conditions,
  decides: "跨县域居住多少个月以上计入流动儿童",
});
declareParameter({
  key: "recognition.leftBehind.awayMonths",
  label: "父母外出务工时长",
  unit: "months",
  group: conditions,
  decides: "外出多少个月以上算外出务工",
});
declareParameter({
  key: "recognition.leftBehind.returnedMonths",
  label: "返乡照料多久退出留守",
  unit: "months",
  group: conditions,
  decides: "登记为留守的，父或母返乡照料满多少个月才退出",
});
declareParameter({
  key: "recognition.leftBehind.besideOrphan",
  label: "孤儿、事实无人抚养儿童同时计入留守台账",
  unit: "switch",
  group: conditions,
  decides: "两类儿童是否并计农村留守、流动",
});
export const aloneMinAge = declareParameter({
  key: "recognition.alone.minAge",
  label: "可以单独生活的年龄",
  unit: "age",
  group: conditions,
  decides: "不满这个年龄不得脱离监护单独生活；监护能力评估按它列红线情形",
});
export const unattendedMinAge = declareParameter({
  key: "recognition.unattended.minAge",
  label: "可以暂时无人看护的年龄",
  unit: "age",
  group: conditions,
  decides: "不满这个年龄不得处于无人看护状态；监护能力评估按它列红线情形",
});

export const endingReminderDays = declareParameter({
  key: "recognition.ending.reminderDays",
  label: "情形到期提前复核",
  unit: "days",
  group: reminders,
  decides: "刑满、强戒期满、残疾证到期、重病年审、满十八周岁前多少天生成复核任务",
});
export const policeReminderDays = (
  [
    ["first", "失联第一次提醒"],
    ["second", "失联第二次提醒"],
    ["third", "失联第三次提醒"],
  ] as const
).map(([key, label]) =>
  declareParameter({
    key: `recognition.outOfContact.reminder.${key}`,
    label,
    unit: "days",
    group: reminders,
    decides: "从失联起算日数到第几天提醒儿童主任",
  }),
);

declareParameter({
  key: "recognition.rescued.firstSearchMonths",
  label: "打拐解救儿童初步查找",
  unit: "months",
  group: searches,
  decides: "多久没有找到生父母，公安出具暂时未查找到的证明",
});
declareParameter({
  key: "recognition.rescued.noticeDays",
  label: "打拐解救儿童寻亲公告",
  unit: "days",
  group: searches,
  decides: "寻亲公告多少天",
});
declareParameter({
  key: "recognition.rescued.handOverDays",
  label: "打拐解救儿童移交福利机构",
  unit: "days",
  group: searches,
  decides: "公告期满后救助保护机构多少天内移交",
});
declareParameter({
  key: "recognition.rescued.searchMonths",
  label: "打拐解救儿童查找期满",
  unit: "months",
  group: searches,
  decides: "自送交起多少个月仍查找不到，按查找不到生父母处理",
});
declareParameter({
  key: "recognition.abandoned.noticeDays",
  label: "弃婴寻亲公告",
  unit: "days",
  group: searches,
  decides: "收养登记前公告多少天",
});
declareParameter({
  key: "recognition.street.transferMonths",
  label: "流浪未成年人移交福利机构",
  unit: "months",
  group: searches,
  decides: "身份不明多少个月后移交",
});
declareParameter({
  key: "recognition.street.householdYears",
  label: "流浪未成年人办理户口",
  unit: "years",
  group: searches,
  decides: "查找多少年无果后办理户口",
});
