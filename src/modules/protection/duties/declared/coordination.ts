/** 协调机构: which units are members and who speaks for them; what several of them do about one matter, seen together. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, day, oneOf, phone, words } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { chosen, minorsLaw, plan, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const government = { register: sixProtections, domain: "GOVERNMENT" } as const;
const everyUnit = { departments: memberUnitCodes.codes } as const;

const members = record({
  ...government,
  code: "protection.memberUnits",
  title: "成员单位名册与职责",
  dayLabel: "核对日期",
  by: everyUnit,
  evidence: "allowed",
  fields: z.object({
    leader: words("分管负责人", 30),
    liaison: words("联络员", 30),
    phone: phone("联络员电话").optional(),
    duties: account("未成年人保护职责"),
  }),
  figures: [{ code: "units", title: "核对", unit: "次", of: { kind: "count" } }],
  basis: [
    minorsLaw("第九条", "县级以上人民政府建立未成年人保护工作协调机制"),
    plan("GOVERNMENT", "明确成员单位工作职责"),
  ],
  clauses: ["R-003", "R-005"],
});

duty({
  ...government,
  code: "protection.confirmMembers",
  title: "核对成员单位名册和职责",
  units: everyUnit,
  record: members,
  when: { kind: "every", period: "year" },
  from: SINCE,
  basis: [...members.basis, chosen("每年核对一次")],
  clauses: ["R-003", "R-005"],
});

const joint = record({
  ...government,
  domain: "FAMILY",
  code: "protection.jointHandling",
  title: "不依法履行监护责任协同处置单",
  dayLabel: "发起日期",
  by: { departments: ["civilAffairs"] },
  evidence: "allowed",
  fields: z.object({
    caseNo: words("个案代号（不写姓名和案号）", 40),
    what: account("情况和需要协同的事"),
    conclusion: account("汇总意见").optional(),
    finishedOn: day("办结日期").optional(),
  }),
  figures: [{ code: "sheets", title: "处置单", unit: "份", of: { kind: "count" } }],
  basis: [plan("FAMILY", "会同相关部门加大对不依法履行监护权的处置力度")],
  clauses: ["R-217"],
});

const measureCodes = codeTable("jointMeasure", "处置措施", {
  admonish: "批评教育、训诫",
  guide: "责令接受家庭教育指导",
  investigate: "调查取证",
  punish: "治安处罚或刑事立案",
  help: "救助帮扶",
  supportSuit: "支持起诉、撤销监护",
  other: "其他",
});

const jointActions = record({
  ...government,
  domain: "FAMILY",
  code: "protection.jointActions",
  title: "协同处置事项",
  dayLabel: "交办日期",
  by: { departments: memberUnitCodes.codes, places: ["township"] },
  under: joint,
  evidence: "allowed",
  fields: z.object({
    what: account("请该单位做什么"),
    dueOn: day("回复期限"),
    answeredOn: day("回复日期").optional(),
    measure: oneOf(measureCodes).optional(),
    result: account("处置结果").optional(),
  }),
  codeTables: [measureCodes],
  figures: [
    { code: "actions", title: "处置事项", unit: "项", of: { kind: "count" } },
    shareFilled("answered", "回复率", "answeredOn"),
    ...measureCodes.options.map(({ value, label }) => ({
      code: value,
      title: label,
      unit: "项",
      of: { kind: "count", where: { field: "measure", oneOf: [value] } } as const,
    })),
  ],
  basis: joint.basis,
  clauses: ["R-217"],
});

duty({
  ...government,
  domain: "FAMILY",
  code: "protection.answerJointActions",
  title: "回复协同处置事项",
  units: { departments: memberUnitCodes.codes, every: "township" },
  record: jointActions,
  when: { kind: "after", settledBy: "answeredOn", due: { field: "dueOn" } },
  from: SINCE,
  figure: "actions",
  basis: jointActions.basis,
  clauses: ["R-217"],
});
