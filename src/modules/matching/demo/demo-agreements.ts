/** With whom the demonstration's district exchanges, and how often. Pure. */
import type { MemberUnit } from "../../../kernel/member-units.ts";
import type { Frequency } from "../../../platform/exchange/exchange-codes.contract.ts";

export interface DemoAgreement {
  readonly subject: string;
  readonly unit: MemberUnit;
  readonly title: string;
  readonly purpose: string;
  readonly frequency: Frequency;
  /** Counted from today; the day on which it is first waited for. */
  readonly dueInDays?: number;
  readonly contactName: string;
}

export const demoInbound: readonly DemoAgreement[] = [
  {
    ...{ subject: "prison", unit: "justice", title: "服刑在押人员名册（区司法局）", frequency: "quarterly" },
    ...{ purpose: "发现父母服刑的儿童，上门核实生活状况", dueInDays: 12, contactName: "周科长" },
  },
  {
    ...{ subject: "compulsoryRehab", unit: "justice", title: "强制隔离戒毒人员名册（区司法局）" },
    ...{ purpose: "发现父母强制戒毒的儿童，上门核实生活状况", frequency: "quarterly", dueInDays: 12 },
    contactName: "周科长",
  },
  {
    ...{ subject: "schoolCensus", unit: "education", title: "在校学生学籍名册（区教委）" },
    ...{ purpose: "核对应当在学的儿童，登记农村留守儿童", frequency: "halfYearly", dueInDays: -2 },
    contactName: "秦老师",
  },
  {
    ...{ subject: "disabilityCards", unit: "disabledFederation", title: "持证残疾人名册（区残联）" },
    ...{ purpose: "核对重残父母和残疾儿童", frequency: "quarterly", dueInDays: 20, contactName: "吴主任" },
  },
  {
    ...{ subject: "lowIncome", unit: "civilAffairs", title: "低保及低收入家庭名册（社会救助科）" },
    ...{ purpose: "发现困难家庭儿童", frequency: "monthly", dueInDays: 5, contactName: "贺科长" },
  },
  {
    ...{ subject: "missingParents", unit: "police", title: "失联父母查找回执（区公安局）" },
    ...{ purpose: "认定父母失联", frequency: "onDemand", contactName: "马警官" },
  },
];
