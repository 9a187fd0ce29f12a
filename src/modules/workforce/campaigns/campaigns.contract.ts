/** Campaigns (专项行动): a few questions to the children of a ledger's selection, asked at the visits of some weeks. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { categoryCodes, riskCodes } from "../../registry/codes.contract.ts";
import { CampaignQuestion, campaignFactCodes } from "../phone/desk-document.contract.ts";
import {
  campaignChildStateCodes,
  campaignQuestionKindCodes,
  campaignStateCodes,
} from "./campaign-codes.contract.ts";

export const MAX_QUESTIONS = 6;

export const campaignProblems = {
  answers: declareProblem({
    code: "workforce.campaign.answers",
    status: 422,
    title: "专项行动的问题还没有答完",
    detail: "没有保存。请打开这次走访，把专项行动里标出来的几题补上。",
  }),
  unknown: declareProblem({
    code: "workforce.campaign.unknown",
    status: 422,
    title: "找不到这次专项行动",
    detail: "没有保存。请把手机上的资料更新一次，再打开这次走访看一看。",
  }),
  otherContent: declareProblem({
    code: "workforce.campaign.otherContent",
    status: 409,
    title: "这次专项行动已经保存过，内容不一样",
    detail: "先保存的那一份还在，这一份没有保存。请刷新后再看。",
  }),
  stale: declareProblem({
    code: "workforce.campaign.stale",
    status: 412,
    title: "这次专项行动刚刚有变化",
    detail: "您填的没有保存，请看过现在的内容再办。",
  }),
  wrongState: declareProblem({
    code: "workforce.campaign.wrongState",
    status: 409,
    title: "这次专项行动现在不能这样办",
    detail: "没有保存。只有草稿能改、能开始，进行中的才能结束。请刷新后再看。",
  }),
  place: declareProblem({
    code: "workforce.campaign.place",
    status: 422,
    title: "请选自己管的区域",
    detail: "没有保存。专项行动只能发给自己辖区里的村（社区）。",
  }),
  nobody: declareProblem({
    code: "workforce.campaign.nobody",
    status: 422,
    title: "这样选，一个孩子也没有",
    detail: "没有开始。请把条件放宽一些再试。",
  }),
  late: declareProblem({
    code: "workforce.campaign.late",
    status: 422,
    title: "截止日期已经过了",
    detail: "没有开始。请先把截止日期改到今天以后。",
  }),
  questions: declareProblem({
    code: "workforce.campaign.questions",
    status: 422,
    title: "有的问题没有写全",
    detail: "没有保存。“选一个”的问题至少要有两个选项。",
  }),
  notOpen: declareProblem({
    code: "workforce.campaign.notOpen",
    status: 409,
    title: "这个孩子已经问到，或者不用问了",
    detail: "没有保存。请刷新后再看。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/, "请选择区、镇街或村（社区）")
  .meta({ label: "区域" });

/** The lists that a campaign may choose from. */
export const campaignLedgers = ["all", "orphan", "defactoUnattended", "leftBehind", "inDifficulty"] as const;
export const campaignLedgerLabels: Readonly<Record<(typeof campaignLedgers)[number], string>> = {
  all: "全部在册儿童",
  orphan: "孤儿",
  defactoUnattended: "事实无人抚养儿童",
  leftBehind: "农村留守儿童",
  inDifficulty: "困境儿童",
};

/** Which children: asked as of today, again while it runs. */
export const CampaignSelection = z.strictObject({
  ledger: z.enum(campaignLedgers).default("all").meta({ label: "台账" }),
  category: z
    .array(z.enum(categoryCodes.codes))
    .max(categoryCodes.codes.length)
    .default([])
    .meta({ label: "儿童类别", codeTable: categoryCodes.name }),
  risk: z
    .array(z.enum(riskCodes.codes))
    .max(riskCodes.codes.length)
    .default([])
    .meta({ label: "风险等级", codeTable: riskCodes.name }),
  ageFrom: z.int().min(0).max(30).optional().meta({ label: "年龄从" }),
  ageTo: z.int().min(0).max(30).optional().meta({ label: "年龄到" }),
});
export type CampaignSelection = z.output<typeof CampaignSelection>;

export const QuestionInput = z.strictObject({
  label: freeText(60).min(2, "请写出问题").meta({ label: "问题" }),
  kind: z
    .enum(campaignQuestionKindCodes.codes)
    .meta({ label: "怎么回答", codeTable: campaignQuestionKindCodes.name }),
  options: z.array(freeText(20).min(1)).max(8).default([]).meta({ label: "选项" }),
  required: z.boolean().default(true).meta({ label: "必须回答" }),
  answeredBy: z
    .enum(campaignFactCodes.codes)
    .optional()
    .meta({ label: "档案里有就不问", codeTable: campaignFactCodes.name }),
});
export type QuestionInput = z.output<typeof QuestionInput>;

const content = {
  title: freeText(40).min(2, "请写行动名称").meta({ label: "名称" }),
  brief: freeText(400).min(4, "请用几句话写清楚为什么、要做什么").meta({ label: "说明" }),
  from: z.iso.date().meta({ label: "从哪天起" }),
  dueOn: z.iso.date().meta({ label: "哪天前问完" }),
  place,
  selection: CampaignSelection.meta({ label: "问哪些孩子" }),
  questions: z
    .array(QuestionInput)
    .min(1, "至少要有一个问题")
    .max(MAX_QUESTIONS, "最多六个问题")
    .meta({ label: "问题" }),
};

const isInOrder = ({ from, dueOn }: { readonly from: string; readonly dueOn: string }) => dueOn >= from;
const outOfOrder = { path: ["dueOn"], message: "截止日期不能早于开始日期" };

export const CampaignInput = z
  .strictObject({
    /** Made by the browser: sent twice, kept once. */
    id: z.uuid(),
    template: z.string().max(40).optional(),
    ...content,
  })
  .refine(isInOrder, outOfOrder);
export type CampaignInput = z.output<typeof CampaignInput>;

export const CampaignChange = z.strictObject(content).refine(isInOrder, outOfOrder);
export type CampaignChange = z.output<typeof CampaignChange>;

const Counts = z.object({ children: z.int(), open: z.int(), answered: z.int(), excused: z.int() });

export const CampaignRow = z.object({
  id: z.uuid(),
  title: z.string().meta({ label: "名称" }),
  placeName: z.string().meta({ label: "区域" }),
  from: z.string().meta({ label: "从哪天起" }),
  dueOn: z.string().meta({ label: "哪天前问完" }),
  state: z.enum(campaignStateCodes.codes).meta({ label: "状态", codeTable: campaignStateCodes.name }),
  counts: Counts,
});
export type CampaignRow = z.output<typeof CampaignRow>;

/** How often each answer was given; counted are children. */
const QuestionCounts = z.object({
  code: z.string(),
  label: z.string(),
  kind: z.enum(campaignQuestionKindCodes.codes),
  /** Of a choice every option, of yes and no both; of words and dates only how many said something. */
  answers: z.array(z.object({ value: z.string(), label: z.string(), children: z.int() })),
});

export const CampaignView = CampaignRow.extend({
  brief: z.string(),
  placeCode: z.string(),
  selection: CampaignSelection,
  /** 农村留守儿童 · 6 至 15 岁 */
  chosen: z.string(),
  questions: z.array(CampaignQuestion),
  template: z.string().nullable(),
  createdBy: z.string(),
  startedAt: z.string().nullable(),
  ended: z.object({ at: z.string(), by: z.string().nullable(), why: z.string().nullable() }).nullable(),
  /** By township, or by village within one; in the order of the places' codes. */
  places: z.array(Counts.extend({ code: z.string(), name: z.string() })),
  answers: z.array(QuestionCounts),
  version: z.int(),
  can: z.array(z.enum(["change", "start", "end", "excuse"])),
});
export type CampaignView = z.output<typeof CampaignView>;

export const CampaignChild = z.object({
  childId: z.uuid(),
  name: z.string(),
  particulars: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  state: z.enum(campaignChildStateCodes.codes),
  /** In one line. */
  said: z.string(),
  /** By the question's code, in words. */
  answers: z.record(z.string(), z.string()),
  on: z.string().nullable(),
  by: z.string().nullable(),
  isLate: z.boolean(),
  excusedWhy: z.string().nullable(),
});
export type CampaignChild = z.output<typeof CampaignChild>;

export const listCampaigns = operation({
  name: "workforce.campaigns.list",
  method: "GET",
  path: "/api/campaigns",
  title: "查看专项行动",
  effect: "read",
  verb: "campaign.read",
  audited: false,
  query: z.strictObject({ state: z.enum(campaignStateCodes.codes).optional() }),
  output: z.object({ items: z.array(CampaignRow), can: z.array(z.enum(["create"])) }),
});

export const readCampaign = operation({
  name: "workforce.campaign.read",
  method: "GET",
  path: "/api/campaigns/{id}",
  title: "查看一次专项行动",
  effect: "read",
  verb: "campaign.read",
  params: Id,
  query: z.strictObject({ place: place.optional() }),
  output: CampaignView,
});

export const listCampaignChildren = operation({
  name: "workforce.campaign.children",
  method: "GET",
  path: "/api/campaigns/{id}/children",
  title: "查看专项行动里的孩子和回答",
  effect: "read",
  verb: "campaign.read",
  params: Id,
  query: z.strictObject({
    place: place.optional(),
    state: z.enum(campaignChildStateCodes.codes).optional(),
    /** Who gave this answer: the question's code, and the option, `yes` or `no`, or `any`. */
    question: z.string().max(60).optional(),
    answer: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(CampaignChild), nextCursor: z.string().nullable() }),
  file: XLSX_TYPE,
});

/** How many children a selection means today, before anything is kept. */
export const countSelection = operation({
  name: "workforce.campaign.count",
  method: "GET",
  path: "/api/campaign-selections",
  title: "查看这样选有多少孩子",
  effect: "read",
  verb: "campaign.manage",
  audited: false,
  query: z.strictObject({
    place,
    ledger: z.enum(campaignLedgers).default("all"),
    category: z.string().max(400).default(""),
    risk: z.string().max(100).default(""),
    ageFrom: z.coerce.number().int().min(0).max(30).optional(),
    ageTo: z.coerce.number().int().min(0).max(30).optional(),
  }),
  output: z.object({ children: z.int(), villages: z.int() }),
});

export const createCampaign = operation({
  name: "workforce.campaign.create",
  method: "POST",
  path: "/api/campaigns",
  title: "起草一次专项行动",
  effect: "write",
  verb: "campaign.manage",
  body: CampaignInput,
  output: CampaignView,
  problems: [campaignProblems.otherContent, campaignProblems.place, campaignProblems.questions],
});

export const changeCampaign = operation({
  name: "workforce.campaign.change",
  method: "POST",
  path: "/api/campaigns/{id}",
  title: "修改专项行动的草稿",
  effect: "write",
  verb: "campaign.manage",
  versioned: true,
  params: Id,
  body: CampaignChange,
  output: CampaignView,
  problems: [
    campaignProblems.stale,
    campaignProblems.wrongState,
    campaignProblems.place,
    campaignProblems.questions,
  ],
});

export const startCampaign = operation({
  name: "workforce.campaign.start",
  method: "POST",
  path: "/api/campaigns/{id}/start",
  title: "开始一次专项行动",
  effect: "write",
  verb: "campaign.manage",
  versioned: true,
  params: Id,
  body: z.strictObject({}),
  output: CampaignView,
  problems: [
    campaignProblems.stale,
    campaignProblems.wrongState,
    campaignProblems.nobody,
    campaignProblems.late,
  ],
});

export const endCampaign = operation({
  name: "workforce.campaign.end",
  method: "POST",
  path: "/api/campaigns/{id}/end",
  title: "结束一次专项行动",
  effect: "write",
  verb: "campaign.manage",
  versioned: true,
  params: Id,
  body: z.strictObject({ reason: freeText(200).min(2, "请写明原因").meta({ label: "为什么结束" }) }),
  output: CampaignView,
  problems: [campaignProblems.stale, campaignProblems.wrongState],
});

export const excuseChild = operation({
  name: "workforce.campaign.excuse",
  method: "POST",
  path: "/api/campaigns/{id}/children/{childId}/excuse",
  title: "登记一个孩子这次不用问",
  effect: "write",
  verb: "campaign.manage",
  params: z.object({ id: z.uuid(), childId: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2, "请写明原因").meta({ label: "为什么不用问" }) }),
  output: z.object({ state: z.enum(campaignChildStateCodes.codes) }),
  problems: [campaignProblems.notOpen],
});
