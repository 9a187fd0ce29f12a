/** 侵害儿童利益: money, goods or places meant for children taken by others; each report is looked into and closed. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, day, oneOf, phone, words } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { interestDays } from "../duties.parameters.ts";
import { chosen, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const government = { register: sixProtections, domain: "GOVERNMENT" } as const;
const receivers = { departments: ["civilAffairs"], places: ["township"] } as const;

const matterCodes = codeTable("interestMatter", "举报事项", {
  embezzled: "侵占、挪用儿童补贴或捐赠",
  withheld: "克扣、拖欠、不发",
  favoured: "优亲厚友、违规认定",
  charged: "借机收费、摊派",
  quality: "物资或服务以次充好",
  leaked: "泄露儿童隐私",
  other: "其他侵害儿童利益",
});
const sourceCodes = codeTable("interestSource", "举报来源", {
  phone: "电话",
  letter: "来信来访",
  online: "网络",
  inspection: "检查发现",
  audit: "审计、巡察移交",
});
const conclusionCodes = codeTable("interestConclusion", "核查结论", {
  proven: "属实，已纠正",
  partly: "部分属实，已纠正",
  unproven: "不属实",
  passed: "移交纪检监察或公安",
});

const reports = record({
  ...government,
  code: "protection.interestReports",
  title: "侵害儿童利益举报与处置",
  dayLabel: "收到日期",
  by: receivers,
  evidence: "allowed",
  fields: z.object({
    matter: oneOf(matterCodes),
    source: oneOf(sourceCodes),
    what: account("举报内容"),
    contact: phone("举报人电话").optional(),
    sentTo: words("转给谁核查", 60).optional(),
    closedOn: day("办结日期").optional(),
    conclusion: oneOf(conclusionCodes).optional(),
    result: account("处置和整改").optional(),
    answeredOn: day("答复举报人日期").optional(),
  }),
  codeTables: [matterCodes, sourceCodes, conclusionCodes],
  figures: [
    { code: "reports", title: "举报", unit: "件", of: { kind: "count" } },
    shareFilled("closed", "办结率", "closedOn"),
    {
      code: "proven",
      title: "属实",
      unit: "件",
      of: { kind: "count", where: { field: "conclusion", oneOf: ["proven", "partly", "passed"] } },
    },
  ],
  basis: [
    {
      document: "《合川区儿童福利事业发展“十四五”规划》",
      clause: "第四章第五节",
      says: "防范风险，严防侵害儿童利益的问题发生",
      certainty: "verified",
    },
  ],
  clauses: ["R-322"],
});

duty({
  ...government,
  code: "protection.closeInterestReports",
  title: "办结侵害儿童利益举报",
  units: { departments: ["civilAffairs"], every: "township" },
  record: reports,
  when: { kind: "after", settledBy: "closedOn", due: { term: interestDays, unit: "workingDays" } },
  from: SINCE,
  figure: "closed",
  basis: [...reports.basis, chosen("办结期限由系统设定")],
  clauses: ["R-322"],
});
