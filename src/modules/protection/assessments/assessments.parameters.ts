/** Points, bounds and terms of the assessment of guardianship capacity. */
import { declareParameter } from "../../../platform/parameters/declare-parameter.ts";
import { itemsOf } from "./template.ts";
import { templates } from "./templates.ts";

const scoring = { code: "protection.assessment", title: "监护能力评估" };
const terms = { code: "protection.assessmentTerms", title: "监护能力评估的期限" };

const POINTS_PREFIX = "protection.assessment.points.";

/** One for each item of any version; an item of no points is not scored. */
export const itemPoints = [
  ...new Map(templates.flatMap(itemsOf).map((item) => [item.code, item])).values(),
].map(({ code, title }) => ({
  code,
  parameter: declareParameter({
    key: `${POINTS_PREFIX}${nameOf(code)}`,
    label: `${title}的分值`,
    unit: "points",
    group: scoring,
    decides:
      "这一项最多得几分；改动只用于以后开始的评估，已经开始的按开始时的分值；区里另立了评估表的，以那张表写明的分值为准",
  }),
}));

/** Keys are letters only: A1 is sectionAOne. */
function nameOf(code: string): string {
  const words = ["", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
  return `section${code.slice(0, 1)}${words[Number(code.slice(1))] ?? ""}`;
}

const bound = (key: string, label: string) =>
  declareParameter({
    key: `protection.assessment.grade.${key}`,
    label: `${label}的分数线`,
    unit: "percent",
    group: scoring,
    decides: `得分占总分的百分之几以上评为${label}；低于最低的一条，或者命中红线的，评为监护缺失`,
  });
export const normalFrom = bound("normal", "监护正常");
export const insufficientFrom = bound("insufficient", "监护不足");
export const improperFrom = bound("improper", "监护失当");

export const assessorsNeeded = declareParameter({
  key: "protection.assessment.assessors",
  label: "评估人员人数",
  unit: "people",
  group: scoring,
  decides: "一次评估至少要有几个人分别评分",
});
export const voiceAge = declareParameter({
  key: "protection.assessment.voiceAge",
  label: "应当听取本人意见的年龄",
  unit: "age",
  group: scoring,
  decides: "满这个年龄的孩子，评估时要单独听取本人意见，没有听取的写明原因",
});

export const completeDays = declareParameter({
  key: "protection.assessment.complete.days",
  label: "完成评估",
  unit: "workingDays",
  group: terms,
  decides: "从发起评估起，多久完成评分、合议和确认",
});
export const followDays = declareParameter({
  key: "protection.assessment.follow.days",
  label: "评估后的帮扶安排",
  unit: "workingDays",
  group: terms,
  decides: "评估结果确认后，多久按等级安排指导、监督或者帮扶",
});
export const redLineHours = declareParameter({
  key: "protection.assessment.missing.hours",
  label: "监护缺失的研判",
  unit: "hours",
  group: terms,
  decides: "评为监护缺失后，区里多少小时内研判临时监护或者撤销监护人资格",
});
export const tellDays = declareParameter({
  key: "protection.assessment.tell.days",
  label: "告知评估结果",
  unit: "workingDays",
  group: terms,
  decides: "结果确认后，多久把结果告知监护人",
});
export const objectionDays = declareParameter({
  key: "protection.assessment.objection.days",
  label: "申请复评",
  unit: "workingDays",
  group: terms,
  decides: "监护人得知结果后，多久以内可以申请一次复评",
});
export const cycleMonths = declareParameter({
  key: "protection.assessment.cycle.months",
  label: "定期评估",
  unit: "months",
  group: terms,
  decides: "结果确认后，隔多久再评估一次",
});
export const improveMonths = declareParameter({
  key: "protection.assessment.improve.months",
  label: "限期改进后复评",
  unit: "months",
  group: terms,
  decides: "评为监护失当的，隔多久复评",
});
export const dueAheadDays = declareParameter({
  key: "protection.assessment.ahead.days",
  label: "定期评估提前提醒",
  unit: "days",
  group: terms,
  decides: "到下一次评估前多少天列为镇街的待办",
});
