/** With whom the demonstration's district exchanges, and how often. Pure. */
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { Direction, Frequency } from "../../../platform/exchange/exchange-codes.contract.ts";

export interface DemoAgreement {
  readonly direction: Direction;
  readonly subject: string;
  readonly unit: MemberUnit;
  readonly title: string;
  readonly purpose: string;
  readonly frequency: Frequency;
  /** The day on which it is first waited for, so many days from this one: from today, or from the end of the last sealed quarter. */
  readonly firstDue?: { readonly from: "today" | "quarterEnd"; readonly days: number };
  readonly contactName: string;
  /** What a copy may hold; a roster is agreed on with all that its kind knows. */
  readonly fields?: readonly string[];
}

const fromToday = (days: number) => ({ from: "today", days }) as const;
/** Well before the next quarter's copy is asked for. */
const afterQuarter = { from: "quarterEnd", days: 85 } as const;

export const demoAgreements: readonly DemoAgreement[] = [
  {
    ...{ direction: "in", subject: "prison", unit: "justice", title: "服刑在押人员名册（区司法局）" },
    ...{ purpose: "发现父母服刑的儿童，上门核实生活状况", frequency: "quarterly", contactName: "周科长" },
    firstDue: fromToday(-60),
  },
  {
    ...{ direction: "in", subject: "compulsoryRehab", unit: "justice" },
    ...{ title: "强制隔离戒毒人员名册（区司法局）", frequency: "quarterly", contactName: "周科长" },
    ...{ purpose: "发现父母强制戒毒的儿童，上门核实生活状况", firstDue: fromToday(-60) },
  },
  {
    ...{ direction: "in", subject: "schoolCensus", unit: "education", title: "在校学生学籍名册（区教委）" },
    ...{ purpose: "核对应当在学的儿童，登记农村留守儿童", frequency: "halfYearly", contactName: "秦老师" },
    firstDue: fromToday(-21),
  },
  {
    ...{ direction: "in", subject: "disabilityCards", unit: "disabledFederation" },
    ...{ title: "持证残疾人名册（区残联）", frequency: "quarterly", contactName: "吴主任" },
    // Did not come.
    ...{ purpose: "核对重残父母和残疾儿童", firstDue: fromToday(-16) },
  },
  {
    ...{ direction: "in", subject: "lowIncome", unit: "civilAffairs" },
    ...{ title: "低保及低收入家庭名册（社会救助科）", frequency: "monthly", contactName: "贺科长" },
    ...{ purpose: "发现困难家庭儿童", firstDue: fromToday(-36) },
  },
  {
    ...{ direction: "in", subject: "missingParents", unit: "police" },
    ...{ title: "失联父母查找回执（区公安局）", frequency: "onDemand", contactName: "马警官" },
    purpose: "认定父母失联",
  },
  {
    ...{ direction: "out", subject: "copy.orphanAndDefacto", unit: "medicalInsurance" },
    ...{ title: "孤儿和事实无人抚养儿童名单（区医保局）", frequency: "quarterly", contactName: "唐科长" },
    ...{ purpose: "资助参加居民医保、落实医疗救助", firstDue: afterQuarter },
    fields: ["township", "name", "sex", "birthDate", "categories", "since", "citizenNo.clear"],
  },
  {
    ...{ direction: "out", subject: "copy.leftBehind", unit: "education" },
    ...{ title: "农村留守儿童名单（区教委）", frequency: "quarterly", contactName: "秦老师" },
    ...{ purpose: "控辍保学、在校关爱帮扶", firstDue: afterQuarter },
    fields: ["township", "village", "name", "sex", "birthDate", "school", "grade", "guardian.name"],
  },
  {
    ...{ direction: "out", subject: "copy.inDifficulty", unit: "disabledFederation" },
    ...{ title: "困境儿童名单（区残联）", frequency: "quarterly", contactName: "吴主任" },
    ...{ purpose: "残疾儿童康复救助", firstDue: afterQuarter },
    fields: ["township", "village", "name", "sex", "birthDate", "disabilityClass", "disabilityLevel"],
  },
];

/** Copies that left; the others are for whoever tries it. */
export const demoSent: readonly MemberUnit[] = ["medicalInsurance", "education"];
