/** 学校保护: rules, parents' schools, bullying, dropout, campaigns, conflicts; as the education commission returns it. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, day, oneOf, words, yesNo } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import {
  bullyingDays,
  dropoutDays,
  kindergartenPerTerm,
  parentsSchoolPerTerm,
} from "../duties.parameters.ts";
import { chosen, minorsLaw, plan, SINCE, sixProtections } from "../six-protections.ts";

const school = { register: sixProtections, domain: "SCHOOL" } as const;
const education = { departments: ["education"] } as const;
const parentsRules = {
  document: "《重庆市家庭教育促进条例》",
  says: "中小学家长学校每学期至少两次，幼儿园至少三次",
  certainty: "verified",
} as const;
const bullyingRules = {
  document: "《未成年人学校保护规定》",
  says: "学生欺凌启动调查后原则上十日内完成",
  certainty: "verified",
} as const;

const systems = record({
  ...school,
  code: "protection.schoolSystems",
  title: "学校保护制度检查",
  dayLabel: "检查日期",
  about: { kind: "organisation", label: "学校", of: ["school", "kindergarten"], required: true },
  by: education,
  evidence: "allowed",
  fields: z.object({
    hasRules: yesNo("有未成年学生保护工作制度"),
    hasConductRules: yesNo("有学生行为规范"),
    hasBullyingBoard: yesNo("设学生欺凌治理委员会"),
    hasReporting: yesNo("落实强制报告"),
    problems: account("发现的问题和整改").optional(),
  }),
  figures: [
    { code: "schools", title: "检查学校", unit: "所", of: { kind: "distinct", field: "about" } },
    { code: "covered", title: "学校覆盖率", unit: "%", of: { kind: "coverage" } },
    {
      code: "established",
      title: "制度建立率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "count", where: { field: "hasRules", oneOf: [true] } },
        whole: { kind: "count" },
      },
    },
  ],
  basis: [plan("SCHOOL", "督促学校建立未成年学生保护工作制度")],
  clauses: ["R-220"],
});

duty({
  ...school,
  code: "protection.checkSchools",
  title: "检查学校保护制度",
  units: education,
  forEach: ["school", "kindergarten"],
  record: systems,
  when: { kind: "every", period: "schoolTerm" },
  from: SINCE,
  figure: "covered",
  basis: [...systems.basis, chosen("每所学校每学期一次")],
  clauses: ["R-220"],
});

const conduct = record({
  ...school,
  code: "protection.schoolConduct",
  title: "学生行为规范宣教",
  dayLabel: "活动日期",
  by: education,
  evidence: "allowed",
  fields: z.object({
    topic: words("主题"),
    schools: count("开展学校"),
    sessions: count("场次"),
    students: count("参加学生"),
  }),
  figures: [
    { code: "sessions", title: "宣教", unit: "场", of: { kind: "sum", field: "sessions" } },
    { code: "students", title: "参加学生", unit: "人次", of: { kind: "sum", field: "students" } },
  ],
  basis: [plan("SCHOOL", "健全学生行为规范，培养遵纪守法的行为习惯")],
  clauses: ["R-221"],
});

duty({
  ...school,
  code: "protection.teachConduct",
  title: "学生行为规范宣教",
  units: education,
  record: conduct,
  when: { kind: "every", period: "schoolTerm" },
  from: SINCE,
  figure: "sessions",
  basis: [...conduct.basis, chosen("每学期一次")],
  clauses: ["R-221"],
});

const schoolKinds = ["school", "kindergarten"] as const;

const parents = record({
  ...school,
  code: "protection.parentsSchoolSessions",
  title: "家长学校活动",
  dayLabel: "活动日期",
  about: { kind: "organisation", label: "学校或幼儿园", of: schoolKinds, required: true },
  by: education,
  evidence: "allowed",
  fields: z.object({
    topic: words("主题"),
    teacher: words("主讲人", 60).optional(),
    guardians: count("参加监护人"),
  }),
  figures: [
    { code: "sessions", title: "活动", unit: "场", of: { kind: "count" } },
    { code: "guardians", title: "参加监护人", unit: "人次", of: { kind: "sum", field: "guardians" } },
    { code: "covered", title: "学校覆盖率", unit: "%", of: { kind: "coverage" } },
  ],
  basis: [parentsRules],
  clauses: ["R-210"],
});

duty({
  ...school,
  code: "protection.holdParentsSchools",
  title: "中小学家长学校",
  units: education,
  forEach: ["school"],
  record: parents,
  when: { kind: "every", period: "schoolTerm", times: parentsSchoolPerTerm },
  from: SINCE,
  figure: "covered",
  basis: [parentsRules],
  clauses: ["R-210"],
});

duty({
  ...school,
  code: "protection.holdKindergartenSchools",
  title: "幼儿园家长学校",
  units: education,
  forEach: ["kindergarten"],
  record: parents,
  when: { kind: "every", period: "schoolTerm", times: kindergartenPerTerm },
  from: SINCE,
  figure: "covered",
  basis: [parentsRules],
  clauses: ["R-210"],
});

const bullying = record({
  ...school,
  code: "protection.bullyingReturn",
  title: "学生欺凌防治情况",
  dayLabel: "统计日期",
  by: education,
  evidence: "none",
  fields: z.object({
    reported: count("接到报告"),
    investigated: count("已完成调查"),
    withinTerm: count("其中按期完成"),
    found: count("认定为欺凌"),
    police: count("报公安"),
    appeals: count("申诉复查"),
    note: account("说明").optional(),
  }),
  figures: [
    { code: "found", title: "认定为欺凌", unit: "起", of: { kind: "sum", field: "found" } },
    {
      code: "withinTerm",
      title: "按期完成调查",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "withinTerm" },
        whole: { kind: "sum", field: "investigated" },
      },
    },
  ],
  basis: [
    minorsLaw("第三十九条", "学校建立学生欺凌防控制度，严重的及时报告公安和教育行政部门"),
    bullyingRules,
  ],
  clauses: ["R-228"],
});

duty({
  ...school,
  code: "protection.returnBullying",
  title: "学生欺凌防治情况",
  units: education,
  record: bullying,
  when: { kind: "every", period: "quarter" },
  standards: [{ label: "启动调查后完成期限", number: bullyingDays }],
  from: SINCE,
  figure: "withinTerm",
  basis: [...bullying.basis, chosen("每季度填报一次")],
  clauses: ["R-228"],
});

const dropout = record({
  ...school,
  code: "protection.dropoutReports",
  title: "辍学报告与劝返",
  dayLabel: "报告日期",
  about: { kind: "organisation", label: "学校", of: ["school"], required: true },
  by: { departments: ["education"], places: ["township"] },
  evidence: "allowed",
  fields: z.object({
    students: count("辍学学生"),
    persuaded: yesNo("学校已劝返"),
    toldTownship: yesNo("已书面告知镇街"),
    answeredOn: day("劝返结果日期").optional(),
    returned: count("已返校").optional(),
    result: account("劝返情况").optional(),
  }),
  figures: [
    { code: "students", title: "辍学学生", unit: "人", of: { kind: "sum", field: "students" } },
    {
      code: "returned",
      title: "返校率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "returned" },
        whole: { kind: "sum", field: "students" },
      },
    },
  ],
  basis: [minorsLaw("第二十八条", "学校登记并劝返辍学学生，劝返无效的书面报告教育行政部门")],
  clauses: ["R-228"],
});

duty({
  ...school,
  code: "protection.answerDropout",
  title: "回报辍学劝返结果",
  units: { departments: ["education"], every: "township" },
  record: dropout,
  when: { kind: "after", settledBy: "answeredOn", due: { term: dropoutDays, unit: "workingDays" } },
  from: SINCE,
  basis: [...dropout.basis, chosen("回报期限由系统设定")],
  clauses: ["R-228"],
});

const campaignCodes = codeTable("schoolCampaign", "专项行动", {
  safeSchool: "护校安园",
  protectSeedlings: "护苗",
  traffic: "交通安全",
  drowning: "防溺水",
  other: "其他",
});

const campaigns = record({
  ...school,
  code: "protection.schoolCampaigns",
  title: "校园安全专项行动",
  dayLabel: "行动日期",
  by: { departments: ["education", "police", "cultureTourism"] },
  evidence: "allowed",
  fields: z.object({
    campaign: oneOf(campaignCodes),
    places: count("检查学校或场所"),
    dangers: count("发现隐患"),
    mended: count("已整改"),
    detail: account("情况和没有整改的原因").optional(),
  }),
  codeTables: [campaignCodes],
  figures: [
    { code: "dangers", title: "发现隐患", unit: "处", of: { kind: "sum", field: "dangers" } },
    {
      code: "mended",
      title: "整改闭环率",
      unit: "%",
      of: { kind: "ratio", part: { kind: "sum", field: "mended" }, whole: { kind: "sum", field: "dangers" } },
    },
  ],
  basis: [plan("SCHOOL", "推进护校安园、护苗等专项行动")],
  clauses: ["R-227"],
});

duty({
  ...school,
  code: "protection.runSchoolCampaigns",
  title: "护校安园、护苗专项行动",
  units: { departments: ["education", "police"] },
  record: campaigns,
  when: { kind: "every", period: "schoolTerm" },
  from: SINCE,
  figure: "mended",
  basis: [...campaigns.basis, chosen("每学期一次")],
  clauses: ["R-227"],
});

const handbookCodes = codeTable("schoolMaterial", "宣教物料", {
  handbook: "防治学生欺凌指导手册",
  letter: "给家长一封信",
  film: "防范校园欺凌宣传教育片",
  other: "其他",
});

const handbooks = record({
  ...school,
  code: "protection.schoolMaterials",
  title: "防欺凌宣教物料发放",
  dayLabel: "发放日期",
  by: education,
  evidence: "allowed",
  fields: z.object({
    material: oneOf(handbookCodes),
    schools: count("覆盖学校"),
    copies: count("份数或场次"),
  }),
  codeTables: [handbookCodes],
  figures: [
    {
      code: "handbooks",
      title: "手册",
      unit: "份",
      of: { kind: "sum", field: "copies", where: { field: "material", oneOf: ["handbook"] } },
    },
    {
      code: "letters",
      title: "给家长一封信",
      unit: "份",
      of: { kind: "sum", field: "copies", where: { field: "material", oneOf: ["letter"] } },
    },
    {
      code: "films",
      title: "宣传教育片",
      unit: "场",
      of: { kind: "sum", field: "copies", where: { field: "material", oneOf: ["film"] } },
    },
  ],
  basis: [plan("SCHOOL", "发放防治学生欺凌指导手册、给家长一封信，播放宣传教育片")],
  clauses: ["R-229"],
});

duty({
  ...school,
  code: "protection.giveHandbooks",
  title: "发放防治学生欺凌手册",
  units: education,
  record: handbooks,
  when: { kind: "every", period: "schoolTerm", where: { field: "material", oneOf: ["handbook"] } },
  from: SINCE,
  figure: "handbooks",
  basis: [...handbooks.basis, chosen("每学期一次")],
  clauses: ["R-229"],
});

const conflicts = record({
  ...school,
  code: "protection.studentConflicts",
  title: "学生矛盾纠纷排查",
  dayLabel: "排查日期",
  by: education,
  evidence: "none",
  fields: z.object({
    schools: count("排查学校"),
    found: count("排查出"),
    settled: count("已化解"),
    conclusion: account("化解结论"),
  }),
  figures: [
    { code: "found", title: "排查出", unit: "起", of: { kind: "sum", field: "found" } },
    {
      code: "settled",
      title: "化解率",
      unit: "%",
      of: { kind: "ratio", part: { kind: "sum", field: "settled" }, whole: { kind: "sum", field: "found" } },
    },
  ],
  basis: [plan("SCHOOL", "排查化解学生矛盾纠纷")],
  clauses: ["R-230"],
});

duty({
  ...school,
  code: "protection.checkConflicts",
  title: "排查学生矛盾纠纷",
  units: education,
  record: conflicts,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "settled",
  basis: [...conflicts.basis, chosen("每季度一次")],
  clauses: ["R-230"],
});
