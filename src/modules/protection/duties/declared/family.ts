/** 家庭保护: what parents were told, taught and helped with, and whether villages look after it. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, oneOf, words, yesNo } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { guidancePerYear } from "../duties.parameters.ts";
import { chosen, minorsLaw, plan, SINCE, sixProtections } from "../six-protections.ts";

const family = { register: sixProtections, domain: "FAMILY" } as const;
const familyEducation = {
  document: "《重庆市家庭教育促进条例》",
  says: "镇街每年开展四次家庭教育指导活动",
  certainty: "verified",
} as const;

const guidanceFormCodes = codeTable("familyGuidanceForm", "活动形式", {
  lecture: "讲座",
  group: "小组活动",
  visit: "入户指导",
  online: "线上课程",
  other: "其他",
});

const letters = record({
  ...family,
  code: "protection.responsibilityLetters",
  title: "监护责任告知与签收",
  dayLabel: "统计日期",
  by: { places: ["village"] },
  evidence: "allowed",
  fields: z.object({
    households: count("应告知监护人"),
    signed: count("已签收"),
    refused: count("拒绝签收").optional(),
    note: words("拒签或未签的情况", 300).optional(),
  }),
  figures: [
    { code: "signed", title: "已签收", unit: "人", of: { kind: "sum", field: "signed" } },
    {
      code: "rate",
      title: "告知签收率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "signed" },
        whole: { kind: "sum", field: "households" },
      },
    },
  ],
  basis: [
    plan("FAMILY", "引导父母或其他监护人强化监护主体责任意识"),
    minorsLaw("第十六条", "监护人应当履行的监护职责"),
  ],
  clauses: ["R-209"],
});

duty({
  ...family,
  code: "protection.tellGuardians",
  title: "向监护人告知监护责任并签收",
  units: { every: "village" },
  record: letters,
  when: { kind: "every", period: "year" },
  from: SINCE,
  figure: "rate",
  basis: [...letters.basis, chosen("每年一次")],
  clauses: ["R-209"],
});

const activities = record({
  ...family,
  code: "protection.familyGuidance",
  title: "家庭教育指导活动",
  dayLabel: "活动日期",
  by: { departments: ["womensFederation", "education", "nextGeneration"], places: ["township"] },
  evidence: "allowed",
  fields: z.object({
    topic: words("主题"),
    form: oneOf(guidanceFormCodes),
    guardians: count("参加监护人"),
    guided: count("其中重点家庭", "留守、困境、单亲、隔代照护等").optional(),
    effect: account("效果和反馈").optional(),
  }),
  codeTables: [guidanceFormCodes],
  figures: [
    { code: "times", title: "活动", unit: "次", of: { kind: "count" } },
    { code: "guardians", title: "参加监护人", unit: "人次", of: { kind: "sum", field: "guardians" } },
  ],
  basis: [plan("FAMILY", "加强家庭教育指导、监督、帮扶"), familyEducation],
  clauses: ["R-210"],
});

duty({
  ...family,
  code: "protection.townshipGuidance",
  title: "镇街家庭教育指导活动",
  units: { every: "township" },
  record: activities,
  when: { kind: "every", period: "year", times: guidancePerYear },
  from: SINCE,
  figure: "times",
  basis: [familyEducation],
  clauses: ["R-210"],
});

duty({
  ...family,
  code: "protection.unitGuidance",
  title: "家庭教育指导服务",
  units: { departments: ["womensFederation", "nextGeneration"] },
  record: activities,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "times",
  basis: [plan("FAMILY", "加强家庭教育指导、监督、帮扶"), chosen("每季度一次")],
  clauses: ["R-210"],
});

const guidanceKindCodes = codeTable("guardianHelpKind", "服务类型", {
  guide: "监护指导",
  supervise: "监护监督",
  help: "监护帮扶",
});

record({
  ...family,
  code: "protection.guardianHelp",
  title: "监护人指导、监督、帮扶",
  dayLabel: "服务日期",
  about: { kind: "child", label: "儿童" },
  by: { places: ["township", "village"] },
  evidence: "allowed",
  fields: z.object({
    kind: oneOf(guidanceKindCodes),
    what: account("做了什么"),
    scoreBefore: z.int().min(0).max(100).optional().meta({ label: "之前的监护评分" }),
    scoreAfter: z.int().min(0).max(100).optional().meta({ label: "之后的监护评分" }),
  }),
  codeTables: [guidanceKindCodes],
  figures: [
    ...(["guide", "supervise", "help"] as const).map((kind) => ({
      code: kind,
      title: guidanceKindCodes.label(kind),
      unit: "次",
      of: { kind: "count", where: { field: "kind", oneOf: [kind] } } as const,
    })),
    { code: "children", title: "涉及儿童", unit: "人", of: { kind: "distinct", field: "about" } },
  ],
  basis: [plan("FAMILY", "加大对监护人监护指导、监督、帮扶力度")],
  clauses: ["R-139", "R-219"],
});

const superviserCodes = codeTable("guardianSupervisor", "监督主体", {
  village: "村（居）民委员会",
  school: "中小学校",
  kindergarten: "幼儿园",
  medical: "医疗机构",
  careOrganisation: "密切接触未成年人的其他单位",
  socialOrganisation: "社会组织",
});
const supervisionResultCodes = codeTable("supervisionResult", "监督结果", {
  fulfilling: "履责正常",
  mended: "督促后改正",
  urging: "正在督促",
  reported: "已报告，转个案处置",
});

record({
  ...family,
  code: "protection.guardianSupervision",
  title: "监护履责监督记录",
  dayLabel: "监督日期",
  about: { kind: "child", label: "涉及儿童" },
  by: { places: ["township", "village"] },
  evidence: "allowed",
  fields: z.object({
    supervisor: oneOf(superviserCodes),
    organisation: words("监督单位名称", 60).optional(),
    found: account("发现的情况"),
    result: oneOf(supervisionResultCodes),
  }),
  codeTables: [superviserCodes, supervisionResultCodes],
  figures: [
    { code: "times", title: "监督", unit: "次", of: { kind: "count" } },
    { code: "children", title: "涉及儿童", unit: "人", of: { kind: "distinct", field: "about" } },
    {
      code: "settled",
      title: "改正或转办率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "count", where: { field: "result", oneOf: ["mended", "reported"] } },
        whole: { kind: "count", where: { field: "result", oneOf: ["mended", "reported", "urging"] } },
      },
    },
  ],
  basis: [
    plan("FAMILY", "支持村（居）民委员会、学校、幼儿园和密切接触未成年人的各类组织对监护人履责开展监督"),
  ],
  clauses: ["R-212"],
});

const learning = record({
  ...family,
  code: "protection.guardianLearning",
  title: "监护人学习家庭教育",
  dayLabel: "学习日期",
  about: { kind: "child", label: "谁的监护人（集体学习不填）" },
  by: { places: ["township", "village"] },
  evidence: "none",
  fields: z.object({
    course: words("学习内容"),
    learners: count("参加监护人"),
    hours: count("每人学时"),
    learnedHours: count("合计学时", "人数乘每人学时"),
  }),
  figures: [
    { code: "learners", title: "参加监护人", unit: "人次", of: { kind: "sum", field: "learners" } },
    { code: "hours", title: "合计学时", unit: "学时", of: { kind: "sum", field: "learnedHours" } },
  ],
  basis: [
    {
      document: "《合川区儿童福利事业发展“十四五”规划》",
      clause: "专栏5",
      says: "督促监护人学习家庭教育知识，接受家庭教育指导",
      certainty: "verified",
    },
  ],
  clauses: ["R-282"],
});

duty({
  ...family,
  code: "protection.townshipLearning",
  title: "组织监护人学习家庭教育",
  units: { every: "township" },
  record: learning,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "hours",
  basis: [...learning.basis, chosen("每半年一次")],
  clauses: ["R-282"],
});

const review = record({
  ...family,
  code: "protection.guardianReview",
  title: "村（居）监督评估监护履责",
  dayLabel: "评估日期",
  by: { places: ["village"] },
  check: { role: "townshipSupervisor" },
  evidence: "none",
  fields: z.object({
    families: count("评估家庭"),
    fulfilling: count("履责正常"),
    weak: count("履责不足"),
    failing: count("严重失职"),
    harmonious: count("家庭环境良好"),
    reported: yesNo("严重的已报告镇街"),
    measures: account("督促和整改").optional(),
  }),
  figures: [
    { code: "families", title: "评估家庭", unit: "户", of: { kind: "sum", field: "families" } },
    { code: "failing", title: "严重失职", unit: "户", of: { kind: "sum", field: "failing" } },
    {
      code: "harmonious",
      title: "家庭环境良好",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "harmonious" },
        whole: { kind: "sum", field: "families" },
      },
    },
  ],
  basis: [
    minorsLaw("第四十三条", "村（居）民委员会监督未成年人的监护情况", "known"),
    chosen("每半年一次，每户评一次家庭环境"),
  ],
  clauses: ["R-140", "R-285"],
});

duty({
  ...family,
  code: "protection.villageReview",
  title: "监督、评估监护人履责",
  units: { every: "village" },
  record: review,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "families",
  basis: review.basis,
  clauses: ["R-140"],
});
