/** 社会保护: needs that people bring, places that minors must not be in, what organisations do for children. */
import { z } from "zod";
import { codeTable } from "../../../../kernel/code-table.ts";
import { duty } from "../../../../platform/records/duty.ts";
import { account, count, day, oneOf, words } from "../../../../platform/records/field-words.ts";
import { record } from "../../../../platform/records/record.ts";
import { appealDays } from "../duties.parameters.ts";
import { chosen, minorsLaw, plan, SINCE, shareFilled, sixProtections } from "../six-protections.ts";

const society = { register: sixProtections, domain: "SOCIETY" } as const;

const needCodes = codeTable("childNeed", "诉求类别", {
  living: "生活",
  study: "学习",
  health: "健康",
  mind: "心理",
  safety: "安全",
  other: "其他",
});

const receivers = {
  departments: ["civilAffairs", "womensFederation", "youthLeague", "disabledFederation"],
  places: ["township"],
} as const;

const needs = record({
  ...society,
  code: "protection.needs",
  title: "困难诉求受理与办结",
  dayLabel: "受理日期",
  by: receivers,
  evidence: "allowed",
  fields: z.object({
    need: oneOf(needCodes),
    what: account("诉求内容"),
    closedOn: day("办结日期").optional(),
    result: account("办理结果").optional(),
  }),
  codeTables: [needCodes],
  figures: [
    { code: "taken", title: "受理", unit: "件", of: { kind: "count" } },
    shareFilled("closed", "办结率", "closedOn"),
  ],
  basis: [plan("SOCIETY", "协助解决未成年人生活、学习、健康成长中的困难和问题")],
  clauses: ["R-240"],
});

duty({
  ...society,
  code: "protection.closeNeeds",
  title: "办结困难诉求",
  units: { departments: receivers.departments, every: "township" },
  record: needs,
  when: { kind: "after", settledBy: "closedOn", due: { term: appealDays, unit: "workingDays" } },
  from: SINCE,
  figure: "taken",
  basis: [...needs.basis, chosen("办结期限由系统设定")],
  clauses: ["R-240"],
});

const venueCodes = codeTable("venueKind", "场所", {
  entertainment: "营业性娱乐场所、酒吧",
  tobacco: "烟、酒、彩票销售点",
  hotel: "旅馆、宾馆",
  other: "其他",
});

const venues = record({
  ...society,
  code: "protection.venueChecks",
  title: "不适宜未成年人场所检查",
  dayLabel: "检查日期",
  by: { departments: ["cultureTourism", "marketRegulation", "tobacco", "police"] },
  evidence: "allowed",
  fields: z.object({
    venue: oneOf(venueCodes),
    places: count("检查家数"),
    breaches: count("发现违规"),
    handled: count("已处理"),
    detail: account("处理情况").optional(),
  }),
  codeTables: [venueCodes],
  figures: [
    { code: "places", title: "检查", unit: "家次", of: { kind: "sum", field: "places" } },
    {
      code: "handled",
      title: "违规处理率",
      unit: "%",
      of: {
        kind: "ratio",
        part: { kind: "sum", field: "handled" },
        whole: { kind: "sum", field: "breaches" },
      },
    },
  ],
  basis: [
    minorsLaw("第五十七条", "住宿经营者接待未成年人应询问、可疑的立即报告"),
    minorsLaw(
      "第五十八条、第五十九条",
      "不适宜未成年人活动的场所不得允许进入，不得向未成年人售烟酒彩票",
      "known",
    ),
  ],
  clauses: ["R-088"],
});

duty({
  ...society,
  code: "protection.checkVenues",
  title: "检查不适宜未成年人的场所",
  units: { departments: ["cultureTourism", "marketRegulation", "tobacco", "police"] },
  record: venues,
  when: { kind: "every", period: "quarter" },
  from: SINCE,
  figure: "handled",
  basis: [...venues.basis, chosen("每季度一次")],
  clauses: ["R-088"],
});

const care = record({
  ...society,
  code: "protection.socialCare",
  title: "社会关爱活动",
  dayLabel: "活动日期",
  by: {
    departments: [
      "youthLeague",
      "womensFederation",
      "nextGeneration",
      "tradeUnions",
      "redCross",
      "disabledFederation",
    ],
  },
  evidence: "allowed",
  fields: z.object({
    topic: words("活动名称"),
    children: count("受益儿童"),
    helpers: count("参加志愿者").optional(),
    valueFen: z.int().min(0).max(1_000_000_000).optional().meta({ label: "物资或资金折合" }),
  }),
  figures: [
    { code: "times", title: "活动", unit: "次", of: { kind: "count" } },
    { code: "children", title: "受益儿童", unit: "人次", of: { kind: "sum", field: "children" } },
  ],
  basis: [plan("SOCIETY", "为未成年人及监护人提供多元服务")],
  clauses: ["R-088"],
});

duty({
  ...society,
  code: "protection.giveCare",
  title: "开展社会关爱活动",
  units: {
    departments: [
      "youthLeague",
      "womensFederation",
      "nextGeneration",
      "tradeUnions",
      "redCross",
      "disabledFederation",
    ],
  },
  record: care,
  when: { kind: "every", period: "halfYear" },
  from: SINCE,
  figure: "children",
  basis: [...care.basis, chosen("每半年一次")],
  clauses: ["R-088"],
});
