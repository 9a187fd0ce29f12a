/** The programmes' names and the words by which they are sorted: what others may know of the catalogue without its rules. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const programmeCodes = codeTable("programme", "待遇项目", {
  B01: "孤儿基本生活费",
  B02: "艾滋病病毒感染儿童基本生活费",
  B03: "事实无人抚养儿童基本生活补贴",
  B04: "福彩圆梦·孤儿助学",
  B05: "福彩圆梦·事实无人抚养儿童助学成长",
  B06: "孤儿医疗康复明天计划",
  B07: "居民医保资助参保",
  B08: "医疗救助",
  B09: "学前教育资助",
  B10: "义务教育两免一补（生活补助）",
  B11: "高中阶段免学费与助学金",
  B12: "高校助学金与助学贷款",
  B13: "困难残疾人生活补贴",
  B14: "重度残疾人护理补贴",
  B15: "残疾儿童康复救助",
  B16: "临时救助",
  B17: "最低生活保障",
  B18: "特困人员救助供养",
  B19: "成年孤儿就业扶持",
  B20: "成年孤儿住房优先",
  B21: "机构养育经费",
  B22: "家庭寄养费",
  B23: "价格临时补贴",
});
export type ProgrammeCode = CodeOf<typeof programmeCodes>;

/** The six fields in which the plan counts what a child has and could have. */
export const benefitFieldCodes = codeTable("benefitField", "保障领域", {
  living: "基本生活",
  medical: "医疗康复",
  education: "教育",
  disability: "残疾",
  employment: "就业",
  housing: "住房",
});
export type BenefitField = CodeOf<typeof benefitFieldCodes>;

export const paidByCodes = codeTable("paidBy", "由谁发放", { bureau: "民政发放", other: "其他部门落实" });

export const cycleCodes = codeTable("benefitCycle", "周期", {
  month: "按月",
  term: "按学期",
  schoolYear: "按学年",
  year: "按年",
  once: "一次一议",
  waiting: "轮候",
});
export type BenefitCycle = CodeOf<typeof cycleCodes>;

/** What an amount counts for: a programme by terms or years is told by the year. */
export function amountUnit(cycle: BenefitCycle): string {
  if (cycle === "month") return "元/月";
  return cycle === "schoolYear" ? "元/学年" : "元/年";
}

/** What may stand between two benefits of one child. */
export const stackingCodes = codeTable("stacking", "能否同享", {
  together: "可以同享",
  topUp: "补差",
  eitherOne: "二选一",
  replaces: "取代",
  highestOnly: "只领一项，取高",
  oncePerMonth: "同月只发一份",
});
export type Stacking = CodeOf<typeof stackingCodes>;

export const findingKindCodes = codeTable("findingKind", "筛查结论", {
  entitledNotReceiving: "应享未享",
  receivingNotEntitled: "在享应核",
  soonEntitled: "即将符合",
  soonEnding: "即将终止",
  cannotTell: "缺情况，判不了",
});
export type FindingKind = CodeOf<typeof findingKindCodes>;
