/** The terms of the response, whom a report rings, what raises its colour: dated, with the document that says so, or none (待核). */
import { declareParameter } from "../../platform/parameters/declare-parameter.ts";
import type { NumberUnit } from "../../platform/parameters/parameter-value.contract.ts";
import { colourCodes, type Situation, shortSituation, situationCodes } from "./protection-codes.contract.ts";

const terms = { code: "protection.term", title: "保护：处置时限" };
const followUps = { code: "protection.followUp", title: "保护：回访" };
const rings = { code: "protection.ring", title: "保护：红色报告的提醒" };
const triage = { code: "protection.triage", title: "保护：风险分级" };
const open = { code: "protection.open", title: "保护：公众报告" };

const term = (name: string, label: string, unit: NumberUnit, decides: string) =>
  declareParameter({ key: `protection.term.${name}`, label, unit, group: terms, decides });

const TAKE_UP = "收到报告后，多久之内要有人签收受理";
export const takeUpRed = term("takeUp.red", "受理：红色", "minutes", TAKE_UP);
export const takeUpOrange = term("takeUp.orange", "受理：橙色", "minutes", TAKE_UP);
export const takeUpOther = term("takeUp.other", "受理：黄色、蓝色", "workingDays", TAKE_UP);

const VISIT = "交办后，多久之内镇街和村（居）要到现场核查";
export const visitRed = term("visit.red", "现场核查：红色", "hours", VISIT);
export const visitOrange = term("visit.orange", "现场核查：橙色", "hours", VISIT);
export const visitYellow = term("visit.yellow", "现场核查：黄色", "hours", VISIT);
export const visitBlue = term("visit.blue", "现场核查：蓝色", "workingDays", VISIT);

export const firstContact = term(
  "firstContact",
  "首次联系",
  "hours",
  "立案后，多久之内要有第一次联系孩子或监护人的记录",
);
export const policeTransfer = term(
  "policeTransfer",
  "转公安",
  "minutes",
  "认定涉嫌违法犯罪后，多久之内要转公安（法律要求立即）",
);
export const policeReply = term(
  "policeReply",
  "公安反馈",
  "days",
  "转公安后，多少天内公安要反馈受案、立案情况",
);
export const policeExplain = term(
  "policeExplain",
  "公安情况说明",
  "workingDays",
  "公安护送孩子后，多少个工作日内要提供案件侦办查处情况说明",
);
export const placementDecision = term(
  "placement",
  "临时安置决定",
  "hours",
  "评估为不安全后，多久之内要决定临时安置",
);
export const assessment = term(
  "assess",
  "全面评估和会商",
  "workingDays",
  "核实后，多少个工作日内要完成评估和会商",
);
export const planning = term("plan", "帮扶方案", "workingDays", "会商后，多少个工作日内要定下帮扶方案");
export const feedback = term("feedback", "反馈报告人", "workingDays", "处置后，多少个工作日内要答复报告的人");
export const signFor = term("sign", "协办单签收", "hours", "协办单交办后，承办单位多久之内要签收");
export const adviceReply = term(
  "advice",
  "建议的书面回复",
  "months",
  "收到司法建议、检察建议的单位，多久之内要书面回复",
);

const followUp = (nth: number) =>
  declareParameter({
    key: `protection.followUp.${nth}`,
    label: `第 ${nth} 次回访`,
    unit: "months",
    group: followUps,
    decides: "方案定下后，第几个月要回访一次",
  });
export const followUpMonths = [followUp(1), followUp(2), followUp(3), followUp(4)] as const;
export const streetFollowUp = declareParameter({
  key: "protection.followUp.street",
  label: "流浪孩子的回访",
  unit: "months",
  group: followUps,
  decides: "流浪、被组织乞讨的孩子，最多隔几个月回访一次，到结案为止",
});
export const stableToClose = declareParameter({
  key: "protection.followUp.stableToClose",
  label: "结案前连续平稳的回访",
  unit: "times",
  group: followUps,
  decides: "风险降为低以后，最近连续几次回访都平稳，才可以结案",
});

export const ringDistrict = declareParameter({
  key: "protection.ring.district",
  label: "没人受理时提醒区里",
  unit: "minutes",
  group: rings,
  decides: "红色报告多少分钟没有人受理，就提醒区民政经办",
});
export const ringLeader = declareParameter({
  key: "protection.ring.leader",
  label: "没人受理时提醒领导",
  unit: "minutes",
  group: rings,
  decides: "红色报告多少分钟没有人受理，就提醒区领导",
});

/** What a report can say, each with the colour that it gives at least. */
const said = {
  danger: "说孩子现在有危险",
  unsure: "说不准有没有危险",
  severe: "伤得重",
  light: "身上有伤",
  young: "低龄孩子没有人照料",
  nothing: "没有选情形，也没有说有危险",
} as const;
export type GradedCode = Situation | keyof typeof said;
const graded: readonly (readonly [code: GradedCode, label: string])[] = [
  ...situationCodes.codes.map((code) => [code, shortSituation[code]] as const),
  ...(Object.entries(said) as [keyof typeof said, string][]),
];

export const factorColours = graded.map(([code, label]) => ({
  code,
  parameter: declareParameter({
    key: `protection.triage.colour.${code}`,
    label,
    unit: "choice",
    choices: colourCodes,
    group: triage,
    decides: "报告里有这一条，初判至少是这个颜色；经办可以改",
  }),
}));

/** What a situation means besides its colour. */
const situationSwitches = (name: string, words: string, decides: string) =>
  situationCodes.codes.map((code) => ({
    code,
    parameter: declareParameter({
      key: `protection.triage.${name}.${code}`,
      label: `${words}：${shortSituation[code]}`,
      unit: "switch",
      group: triage,
      decides,
    }),
  }));
export const crimeSituations = situationSwitches(
  "crime",
  "初判涉嫌犯罪",
  "报告里有这种情形，初判为涉嫌犯罪，要立即转公安；经办可以改",
);
export const secretSituations = situationSwitches(
  "secret",
  "初判涉密",
  "报告里有这种情形，只有指定的人能看；经办可以改",
);

export const unattendedBelow = declareParameter({
  key: "protection.triage.unattendedBelow",
  label: "无人照料即为红色的年龄",
  unit: "age",
  group: triage,
  decides: "不满这个年龄的孩子没有人照料，直接定为红色",
});
export const earlierMonths = declareParameter({
  key: "protection.triage.earlierMonths",
  label: "往前看多少个月的报告",
  unit: "months",
  group: triage,
  decides: "同一个孩子在这段时间里还有别的报告，风险上调一级",
});
export const lateHours = declareParameter({
  key: "protection.triage.lateHours",
  label: "报告晚于发现",
  unit: "hours",
  group: triage,
  decides: "单位发现后过了多少小时才报告，标为迟报",
});

export const codeLives = declareParameter({
  key: "protection.open.codeLives",
  label: "查询码的有效期",
  unit: "months",
  group: open,
  decides: "办结以后，查询码还能用多久",
});
