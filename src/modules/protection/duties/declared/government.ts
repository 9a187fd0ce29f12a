/** 政府保护: the leading group meets and resolves, resolutions are done in time, units answer each other and make their returns. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../../kernel/member-units.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, day, oneOf, words } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { receiptDays, returnGraceDays } from "../duties.parameters.ts";
import { chosen, minorsLaw, plan, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const government = { register: sixProtections, domain: "GOVERNMENT" } as const;
const everyUnit = { departments: memberUnitCodes.codes } as const;

const meetingCodes = codeTable("leadingGroupMeeting", "会议", {
  plenary: "领导小组全体会议",
  joint: "联席会议",
  dispatch: "调度会",
  topic: "专题会",
});

const meetings = record({
  ...government,
  code: "protection.meetings",
  title: "领导小组会议",
  dayLabel: "会议日期",
  by: { departments: ["civilAffairs"] },
  evidence: "needed",
  fields: z.object({
    meeting: oneOf(meetingCodes),
    chair: words("主持人", 60),
    units: count("到会单位"),
    topics: account("议题"),
    resolved: count("议定事项", "登记以后在这次会议的页面上交办给各单位，写明期限"),
  }),
  codeTables: [meetingCodes],
  figures: [
    { code: "meetings", title: "会议", unit: "次", of: { kind: "count" } },
    { code: "resolved", title: "议定事项", unit: "项", of: { kind: "sum", field: "resolved" } },
  ],
  basis: [
    plan("GOVERNMENT", "加强未成年人保护工作协调机制建设"),
    minorsLaw("第九条", "县级以上人民政府建立未成年人保护工作协调机制"),
  ],
  clauses: ["R-003", "R-253"],
});

duty({
  ...government,
  code: "protection.holdMeetings",
  title: "召开领导小组会议",
  units: { departments: ["civilAffairs"] },
  record: meetings,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "meetings",
  basis: [...meetings.basis, chosen("每半年至少一次")],
  clauses: ["R-003", "R-253"],
});

const partyCodes = codeTable("actingParty", "由谁落实", {
  government: "政府",
  civilAffairs: "民政",
  department: "部门",
  family: "家庭",
  society: "社会力量",
  several: "多方共同",
});

const resolutions = record({
  ...government,
  code: "protection.resolutions",
  title: "议定事项",
  dayLabel: "议定日期",
  by: { departments: memberUnitCodes.codes, places: ["township"] },
  under: meetings,
  evidence: "allowed",
  fields: z.object({
    what: account("议定事项"),
    meeting: words("哪次会议").optional(),
    party: oneOf(partyCodes),
    dueOn: day("办结期限"),
    finishedOn: day("办结日期").optional(),
    result: account("办理结果").optional(),
  }),
  codeTables: [partyCodes],
  figures: [
    { code: "resolutions", title: "议定事项", unit: "项", of: { kind: "count" } },
    shareFilled("finished", "办结率", "finishedOn"),
  ],
  basis: meetings.basis,
  clauses: ["R-003", "R-004", "R-253"],
});

duty({
  ...government,
  code: "protection.finishResolutions",
  title: "办结议定事项",
  units: { departments: memberUnitCodes.codes, every: "township" },
  record: resolutions,
  when: { kind: "after", settledBy: "finishedOn", due: { field: "dueOn" } },
  from: SINCE,
  figure: "resolutions",
  basis: resolutions.basis,
  clauses: ["R-003", "R-253"],
});

const cooperations = record({
  ...government,
  code: "protection.cooperations",
  title: "跨部门协办单",
  dayLabel: "发出日期",
  by: { departments: memberUnitCodes.codes, places: ["township"] },
  evidence: "allowed",
  fields: z.object({
    what: account("协办事项"),
    askedBy: words("发起单位", 60),
    answerDueOn: day("要求回复日期"),
    signedOn: day("签收日期").optional(),
    answeredOn: day("回复日期").optional(),
    answer: account("回复").optional(),
  }),
  figures: [
    { code: "cooperations", title: "协办单", unit: "件", of: { kind: "count" } },
    shareFilled("signed", "签收率", "signedOn"),
    shareFilled("answered", "办结率", "answeredOn"),
  ],
  basis: [plan("GOVERNMENT", "加强部门工作协同")],
  clauses: ["R-076", "R-264"],
});

duty({
  ...government,
  code: "protection.signCooperations",
  title: "签收协办单",
  units: { departments: memberUnitCodes.codes, every: "township" },
  record: cooperations,
  when: { kind: "after", settledBy: "signedOn", due: { term: receiptDays, unit: "workingDays" } },
  from: SINCE,
  figure: "cooperations",
  basis: [...cooperations.basis, chosen("签收期限由系统设定")],
  clauses: ["R-076"],
});

duty({
  ...government,
  code: "protection.answerCooperations",
  title: "回复协办单",
  units: { departments: memberUnitCodes.codes, every: "township" },
  record: cooperations,
  when: { kind: "after", settledBy: "answeredOn", due: { field: "answerDueOn" } },
  from: SINCE,
  figure: "cooperations",
  basis: cooperations.basis,
  clauses: ["R-076", "R-264"],
});

const returns = record({
  ...government,
  code: "protection.unitReturns",
  title: "成员单位季度填报",
  dayLabel: "填报期内日期",
  by: everyUnit,
  check: { role: "districtOfficer" },
  evidence: "allowed",
  fields: z.object({
    done: account("本季度做了什么"),
    problems: account("问题和困难").optional(),
    next: account("下季度打算").optional(),
    children: count("服务未成年人").optional(),
  }),
  figures: [
    { code: "returns", title: "填报", unit: "份", of: { kind: "count" } },
    { code: "children", title: "服务未成年人", unit: "人次", of: { kind: "sum", field: "children" } },
  ],
  basis: [plan("GOVERNMENT", "各成员单位明确职责，按季度填报")],
  clauses: ["R-005", "R-088"],
});

duty({
  ...government,
  code: "protection.makeReturns",
  title: "成员单位季度填报",
  units: everyUnit,
  record: returns,
  when: { kind: "every", period: "quarter", graceDays: returnGraceDays },
  from: SINCE,
  figure: "returns",
  basis: [...returns.basis, chosen("季度结束后的填报期限由系统设定")],
  clauses: ["R-005", "R-088"],
});

const emergencies = record({
  ...government,
  code: "protection.emergencyDrills",
  title: "应急预案与演练",
  dayLabel: "演练日期",
  by: { departments: ["civilAffairs", "police", "health", "education", "emergency"] },
  evidence: "needed",
  fields: z.object({
    scene: words("演练情景"),
    people: count("参加人员"),
    updated: day("预案修订日期").optional(),
    lessons: account("发现的问题和改进"),
  }),
  figures: [{ code: "drills", title: "演练", unit: "次", of: { kind: "count" } }],
  basis: [plan("GOVERNMENT", "完善应急联动处置机制")],
  clauses: ["R-262"],
});

duty({
  ...government,
  code: "protection.drillEmergencies",
  title: "应急联动演练",
  units: { departments: ["civilAffairs", "police", "health", "education", "emergency"] },
  record: emergencies,
  when: { kind: "every", period: "year" },
  from: SINCE,
  figure: "drills",
  basis: [...emergencies.basis, chosen("每年一次")],
  clauses: ["R-262"],
});
