/** 司法保护: legal aid, the rights of children in cases, follow-up, orders to parents, lessons in law. Counts and codes, never names. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, oneOf, words, yesNo } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { chosen, minorsLaw, plan, SINCE, sixProtections } from "../six-protections.ts";

const judicial = { register: sixProtections, domain: "JUDICIAL" } as const;

const aid = record({
  ...judicial,
  code: "protection.legalAid",
  title: "未成年人法律援助与司法救助",
  dayLabel: "统计日期",
  by: { departments: ["justice", "procuratorate", "court"] },
  evidence: "none",
  fields: z.object({
    applied: count("申请或通知"),
    granted: count("已提供法律援助"),
    relieved: count("已给予司法救助"),
    reliefFen: z.int().min(0).max(10_000_000_000).optional().meta({ label: "救助金额" }),
    rural: count("其中农村未成年人").optional(),
  }),
  figures: [
    {
      code: "granted",
      title: "援助率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "granted" },
        whole: { kind: "sum", field: "applied" },
      },
    },
    { code: "relieved", title: "司法救助", unit: "人", of: { kind: "sum", field: "relieved" } },
  ],
  basis: [
    minorsLaw("第一百零四条", "对需要法律援助或者司法救助的未成年人给予帮助"),
    plan("JUDICIAL", "拓展对未成年人的法律援助服务"),
  ],
  clauses: ["R-088"],
});

duty({
  ...judicial,
  code: "protection.giveLegalAid",
  title: "未成年人法律援助情况",
  units: { departments: ["justice"] },
  record: aid,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "granted",
  basis: [...aid.basis, chosen("每季度填报一次")],
  clauses: ["R-088"],
});

const stageCodes = codeTable("judicialStage", "办案阶段", {
  police: "侦查",
  prosecution: "审查起诉",
  trial: "审判",
  civil: "民事、行政案件",
});
const partCodes = codeTable("minorPart", "未成年人身份", {
  victim: "被害人",
  suspect: "涉嫌违法犯罪",
  witness: "证人",
  party: "当事人",
});

/** Each right of a child in a case stands somewhere, also where it does not apply. */
const rightStateCodes = codeTable("minorRightState", "落实情况", {
  done: "已落实",
  pending: "办理中",
  notNeeded: "不适用",
});
const right = (label: string) => oneOf(rightStateCodes, label);

const rights = record({
  ...judicial,
  code: "protection.caseRights",
  title: "涉案未成年人权益保障清单",
  dayLabel: "登记日期",
  by: { departments: ["police", "procuratorate", "court"] },
  evidence: "none",
  fields: z.object({
    caseNo: words("案件代号（不写姓名和案号）", 40),
    stage: oneOf(stageCodes),
    part: oneOf(partCodes),
    adult: right("法定代理人或合适成年人到场"),
    lawyer: right("律师或法律援助"),
    oneTime: right("一次性询问"),
    mind: right("心理疏导"),
    survey: right("社会调查"),
    separate: right("与成年人分别关押、管理"),
    privacy: right("隐私保护、不公开审理"),
    sealed: right("犯罪记录封存"),
    schooling: right("就学、生活安置"),
    isComplete: yesNo("各项均已落实"),
  }),
  codeTables: [stageCodes, partCodes, rightStateCodes],
  figures: [
    { code: "cases", title: "涉案未成年人", unit: "人", of: { kind: "count" } },
    {
      code: "complete",
      title: "各项落实率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "count", where: { field: "isComplete", oneOf: [true] } },
        whole: { kind: "count" },
      },
    },
  ],
  basis: [
    minorsLaw("第一百零一条至第一百一十三条", "办理涉及未成年人案件的各项保障", "known"),
    plan("JUDICIAL", "依法保障未成年人合法权益"),
  ],
  clauses: ["R-279"],
});

duty({
  ...judicial,
  code: "protection.secureRights",
  title: "登记涉案未成年人权益保障",
  units: { departments: ["procuratorate", "court"] },
  record: rights,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "complete",
  basis: [...rights.basis, chosen("每季度至少登记一次，没有案件的可以免除")],
  clauses: ["R-279"],
});

const followUp = record({
  ...judicial,
  code: "protection.juvenileFollowUp",
  title: "涉罪未成年人跟踪帮教",
  dayLabel: "统计日期",
  by: { departments: ["procuratorate", "justice", "police", "youthLeague"] },
  evidence: "none",
  fields: z.object({
    followed: count("在帮教"),
    contacted: count("本期已联系"),
    studying: count("已复学或就业"),
    again: count("再次违法犯罪"),
    note: account("情况").optional(),
  }),
  figures: [
    {
      code: "contacted",
      title: "联系率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "contacted" },
        whole: { kind: "sum", field: "followed" },
      },
    },
  ],
  basis: [
    plan("JUDICIAL", "对涉案未成年人心理疏导、跟踪帮扶"),
    minorsLaw("第一百一十三条", "对违法犯罪的未成年人实行教育、感化、挽救", "known"),
  ],
  clauses: ["R-279"],
});

duty({
  ...judicial,
  code: "protection.followJuveniles",
  title: "涉罪未成年人跟踪帮教",
  units: { departments: ["procuratorate", "justice"] },
  record: followUp,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "contacted",
  basis: [...followUp.basis, chosen("每季度填报一次")],
  clauses: ["R-279"],
});

const orders = record({
  ...judicial,
  code: "protection.guidanceOrders",
  title: "家庭教育指导令与训诫",
  dayLabel: "统计日期",
  by: { departments: ["court", "procuratorate", "police"] },
  evidence: "none",
  fields: z.object({
    admonished: count("训诫"),
    ordered: count("责令接受家庭教育指导"),
    finished: count("已完成指导"),
  }),
  figures: [
    {
      code: "finished",
      title: "完成率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "finished" },
        whole: { kind: "sum", field: "ordered" },
      },
    },
  ],
  basis: [
    minorsLaw("第一百一十八条", "公安、检察院、法院可以训诫，责令接受家庭教育指导"),
    {
      document: "《中华人民共和国家庭教育促进法》",
      clause: "第四十九条",
      says: "根据情况对父母或其他监护人予以训诫，可以责令接受家庭教育指导",
      certainty: "verified",
    },
  ],
  clauses: ["R-279"],
});

duty({
  ...judicial,
  code: "protection.returnOrders",
  title: "家庭教育指导令执行情况",
  units: { departments: ["court", "procuratorate", "police"] },
  record: orders,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "finished",
  basis: [...orders.basis, chosen("每半年填报一次")],
  clauses: ["R-279"],
});

const lessons = record({
  ...judicial,
  code: "protection.lawLessons",
  title: "法治进校园",
  dayLabel: "活动日期",
  about: { kind: "organisation", label: "学校", of: ["school", "kindergarten"] },
  by: { departments: ["justice", "court", "procuratorate", "police"] },
  evidence: "allowed",
  fields: z.object({
    topic: words("主题"),
    sessions: count("场次"),
    students: count("参加学生"),
  }),
  figures: [
    { code: "sessions", title: "法治课", unit: "场", of: { kind: "sum", field: "sessions" } },
    { code: "students", title: "参加学生", unit: "人次", of: { kind: "sum", field: "students" } },
  ],
  basis: [plan("JUDICIAL", "发挥各类法律服务队伍的作用")],
  clauses: ["R-088"],
});

duty({
  ...judicial,
  code: "protection.teachLaw",
  title: "法治进校园",
  units: { departments: ["justice", "procuratorate", "police"] },
  record: lessons,
  when: { kind: "every", period: "schoolTerm" },
  from: SINCE,
  figure: "sessions",
  basis: [...lessons.basis, chosen("每学期一次")],
  clauses: ["R-088"],
});
