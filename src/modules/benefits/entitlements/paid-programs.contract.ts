/** The programmes that the bureau itself pays out month by month, by their numbers in the catalogue. */
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";

export const paidPrograms = codeTable("paidProgramme", "发放项目", {
  B01: "孤儿基本生活费",
  B02: "艾滋病病毒感染儿童基本生活费",
  B03: "事实无人抚养儿童基本生活补贴",
  B04: "福彩圆梦·孤儿助学",
  B05: "福彩圆梦·事实无人抚养助学成长",
  B06: "明天计划",
  B16: "临时救助",
  B23: "价格临时补贴",
});
export type PaidProgram = CodeOf<typeof paidPrograms>;

/** Of these a child has one at a time: whichever is highest. */
export const basicPrograms: readonly PaidProgram[] = ["B01", "B02", "B03"];
/** Paid for a school year, September to August. */
export const schoolYearPrograms: readonly PaidProgram[] = ["B04", "B05"];

/** Whoever lives in the institution, is placed by it in a family or kept by it for others is paid at its standard (foster: 待核). */
export const institutionalCareModes = ["institution", "agency", "foster"] as const;

/** B02 tells of an infection: whoever may not know it reads the orphan's allowance, which has the same standard. */
export function shownProgram(programme: PaidProgram, seesHiv: boolean): PaidProgram {
  return programme === "B02" && !seesHiv ? "B01" : programme;
}

export const otherIncomeCodes = codeTable("otherIncome", "已享受的救助", {
  dibao: "低保金人均实发",
  tekun: "特困供养基本生活费",
  disabledLiving: "困难残疾人生活补贴",
});
export type OtherIncomeKind = CodeOf<typeof otherIncomeCodes>;

/** What ends a programme; the words of the national system's form where it has them. */
export const stopReasons = codeTable("entitlementStop", "停发原因", {
  grownUp: "年满18周岁",
  parentFound: "找到父母",
  adopted: "被收养",
  parentRecovered: "父母恢复抚养能力",
  movedAway: "户口迁出",
  died: "死亡",
  graduated: "毕业或不再就读",
  otherProgramme: "转享其他项目",
  mistake: "误发起，从未发放",
  other: "其他",
});
export type StopReason = CodeOf<typeof stopReasons>;
