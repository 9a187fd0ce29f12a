/** 两类人员子女生活状况核查: how a child lives whose father or mother is kept away. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { account, oneOf, words, yesNo } from "../../../platform/records/field-words.ts";
import { record } from "../../../platform/records/record.ts";

const livesWithCodes = codeTable("livingCheckWith", "与谁生活", {
  otherParent: "父亲或母亲另一方",
  grandparents: "祖父母、外祖父母",
  relatives: "其他亲属",
  others: "亲属以外的人",
  institution: "福利机构",
  school: "寄宿学校，假期随亲属",
  alone: "独自生活",
});
const economyCodes = codeTable("livingCheckEconomy", "家庭经济", {
  stable: "有稳定收入",
  tight: "收入少，勉强维持",
  relief: "靠低保等救助维持",
  none: "没有收入来源",
});
const schoolingCodes = codeTable("livingCheckSchooling", "就学", {
  attends: "正常就学",
  irregular: "时有缺课",
  stopped: "应在学而没有上学",
  tooYoung: "未到入学年龄",
  finished: "已完成义务教育",
});
const healthCodes = codeTable("livingCheckHealth", "健康", {
  well: "健康",
  ill: "患病",
  disabled: "残疾",
  distressed: "情绪或行为让人担心",
});
export const livingConclusionCodes = codeTable("livingCheckConclusion", "核查结论", {
  well: "生活正常",
  needsHelp: "需要帮扶",
  unattended: "疑似事实无人抚养",
  endangered: "可能处在危险里",
  elsewhere: "不在本村生活",
  notFound: "没有找到人",
});

export const livingCheck = record({
  code: "matching.livingCheck",
  title: "两类人员子女生活状况核查",
  dayLabel: "核查日期",
  about: { kind: "child", label: "儿童", required: true },
  by: { places: ["village", "township"] },
  evidence: "allowed",
  fields: z.object({
    livesWith: oneOf(livesWithCodes),
    carer: words("照料人姓名和关系", 60),
    carerAble: yesNo("照料人有能力照料"),
    economy: oneOf(economyCodes),
    schooling: oneOf(schoolingCodes),
    health: oneOf(healthCodes),
    contact: words("与服刑、戒毒的父（母）联系情况", 200).optional(),
    needs: account("需要什么").optional(),
    conclusion: oneOf(livingConclusionCodes),
    note: account("看到的情况").optional(),
  }),
  codeTables: [livesWithCodes, economyCodes, schoolingCodes, healthCodes, livingConclusionCodes],
  figures: [
    { code: "checks", title: "核查", unit: "次", of: { kind: "count" } },
    {
      code: "needHelp",
      title: "需要帮扶或疑似事实无人抚养",
      unit: "次",
      of: { kind: "count", where: { field: "conclusion", oneOf: ["needsHelp", "unattended", "endangered"] } },
    },
  ],
  basis: [
    {
      document: "《合川区儿童福利事业发展“十四五”规划》",
      clause: "第一章第一节",
      says: "开展“两类”人员子女生活状况核查比对",
      certainty: "verified",
    },
    {
      document: "系统设定",
      says: "核查哪些内容由系统设定，本区的核查表未见",
      certainty: "design",
    },
  ],
  clauses: ["R-009", "R-010"],
});
