/** Visits: recorded by the village, looked at, sent back and sampled by the township. A visit is never rewritten: what is added to it stands beside it. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import {
  absentReasonCodes,
  visitCheckCodes,
  visitDoneCodes,
  visitMannerCodes,
  visitStateCodes,
} from "./visit-codes.contract.ts";

export const visitProblems = {
  inFuture: declareProblem({
    code: "workforce.visit.inFuture",
    status: 422,
    title: "走访日期在今天之后",
    detail: "没有保存。手机的日期可能不对，请改成走访的那一天。",
  }),
  tooOld: declareProblem({
    code: "workforce.visit.tooOld",
    status: 422,
    title: "走访日期太早",
    detail: "没有保存。只能补记最近一年的走访，请核对日期。",
  }),
  beforeBirth: declareProblem({
    code: "workforce.visit.beforeBirth",
    status: 422,
    title: "走访日期早于孩子出生",
    detail: "没有保存。请核对走访日期。",
  }),
  incomplete: declareProblem({
    code: "workforce.visit.incomplete",
    status: 422,
    title: "走访记录还差几项",
    detail: "没有保存。请把标出来的几项补上。",
  }),
  otherContent: declareProblem({
    code: "workforce.visit.otherContent",
    status: 409,
    title: "这次走访已经记过",
    detail: "先收到的那一份已经保存。要补充，请在那次走访下面“补充”。",
  }),
  stale: declareProblem({
    code: "workforce.visit.stale",
    status: 412,
    title: "这次走访刚刚有变化",
    detail: "没有保存。请看过现在的内容再处理。",
  }),
  isReturned: declareProblem({
    code: "workforce.visit.isReturned",
    status: 409,
    title: "这次走访已经退回",
    detail: "没有再退一次。村里还没有补充，请等村里补充后再看。",
  }),
  tooMany: declareProblem({
    code: "workforce.visits.tooMany",
    status: 422,
    title: "太多了，不能一次导出",
    detail: "一次最多导出两万行。请先选一个镇街或者一段时间，再导出。",
  }),
  notAsked: declareProblem({
    code: "workforce.visit.notAsked",
    status: 409,
    title: "这次走访没有等镇街核实的情况",
    detail: "没有保存。别人可能刚核实过，请刷新后再看。",
  }),
  ownVisit: declareProblem({
    code: "workforce.visit.own",
    status: 409,
    title: "自己走访的不能自己抽查",
    detail: "没有保存。请换一个人抽查。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
const check = z.enum(visitCheckCodes.codes).meta({ label: "查看内容", codeTable: visitCheckCodes.name });

/** Of the form that phones fill in now; older forms are upgraded by `visit-form-versions.ts`. */
export const VISIT_FORM_VERSION = 1;
export const VISIT_PHOTOS = 3;

export const VisitTrouble = z.strictObject({
  check,
  /** What is not well, in the visitor's words. */
  words: freeText(300).min(1, "请写一句是什么情况").meta({ label: "什么情况" }),
});

/** Where somebody stood; only ever by the visitor's own act, and never a condition of anything. */
export const VisitPlace = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyMetres: z.number().min(0).max(100_000),
});

export const CampaignAnswer = z.strictObject({
  campaignId: z.uuid(),
  answers: z.record(
    z.string().max(60),
    z.union([freeText(300), z.boolean(), z.number(), z.array(z.string().max(60)).max(20)]),
  ),
});

export const VisitInput = z.strictObject({
  /** Made on the phone: sent twice, recorded once. */
  id: z.uuid(),
  childId: z.uuid(),
  on: z.iso.date().meta({ label: "走访日期" }),
  manner: z.enum(visitMannerCodes.codes).meta({ label: "走访方式", codeTable: visitMannerCodes.name }),
  sawChild: z.boolean().meta({ label: "见到孩子" }),
  absentWhy: z
    .enum(absentReasonCodes.codes)
    .optional()
    .meta({ label: "没见到孩子", codeTable: absentReasonCodes.name }),
  sawCarer: z.boolean().meta({ label: "见到照料人" }),
  /** What was looked at; whatever of it is not named in `troubles` was well. */
  looked: z.array(check).max(visitCheckCodes.codes.length).meta({ label: "查看了" }),
  troubles: z.array(VisitTrouble).max(visitCheckCodes.codes.length).default([]).meta({ label: "发现的问题" }),
  childWords: freeText(500).optional().meta({ label: "孩子说的话" }),
  carerWords: freeText(500).optional().meta({ label: "照料人说的话" }),
  done: z
    .array(z.enum(visitDoneCodes.codes))
    .max(visitDoneCodes.codes.length)
    .default([])
    .meta({ label: "当场做了什么", codeTable: visitDoneCodes.name }),
  note: freeText(500).optional().meta({ label: "其他情况" }),
  /** The visitor thinks that the child is in more danger than is recorded: the township decides. */
  riskConcern: freeText(300).optional().meta({ label: "觉得风险变高了，为什么" }),
  lookAgainOn: z.iso.date().optional().meta({ label: "下次去看" }),
  place: VisitPlace.optional(),
  /** SHA-256 of each photo; the photos themselves come later. */
  photos: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(VISIT_PHOTOS)
    .default([]),
  campaigns: z.array(CampaignAnswer).max(5).default([]).meta({ label: "专项问题" }),
  /** The report that was made at this visit. */
  reportId: z.uuid().optional(),
});
export type VisitInput = z.output<typeof VisitInput>;

export const VisitView = z.object({
  id: z.uuid(),
  no: z.string().meta({ label: "走访单号" }),
  childId: z.uuid(),
  childName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  on: z.string(),
  manner: z.enum(visitMannerCodes.codes),
  by: z.string(),
  sawChild: z.boolean(),
  absentWhy: z.enum(absentReasonCodes.codes).nullable(),
  sawCarer: z.boolean(),
  looked: z.array(check),
  troubles: z.array(z.object({ check, words: z.string() })),
  childWords: z.string().nullable(),
  carerWords: z.string().nullable(),
  done: z.array(z.enum(visitDoneCodes.codes)),
  note: z.string().nullable(),
  riskConcern: z.string().nullable(),
  lookAgainOn: z.string().nullable(),
  hasPlace: z.boolean(),
  photos: z.array(z.object({ digest: z.string(), hasArrived: z.boolean() })),
  campaigns: z.array(z.object({ campaignId: z.uuid(), title: z.string(), said: z.string() })),
  reportId: z.uuid().nullable(),
  /** Of the phone, where it was off by more than ten minutes. */
  clockOffMinutes: z.int().nullable(),
  receivedAt: z.string(),
  state: z.enum(visitStateCodes.codes),
  /** Sent back, added to, sampled: the last first. */
  steps: z.array(z.object({ at: z.string(), by: z.string(), what: z.string(), words: z.string() })),
  version: z.int(),
  can: z.array(z.enum(["amend", "return", "sample", "answer"])),
});
export type VisitView = z.output<typeof VisitView>;

export const recordVisit = operation({
  name: "workforce.visit.record",
  method: "POST",
  path: "/api/visits",
  title: "登记一次走访",
  effect: "write",
  verb: "visit.write",
  body: VisitInput,
  output: VisitView,
  problems: [
    visitProblems.inFuture,
    visitProblems.tooOld,
    visitProblems.beforeBirth,
    visitProblems.incomplete,
    visitProblems.otherContent,
  ],
});

/** What comes to mind later, or what the township asked for. */
export const amendVisit = operation({
  name: "workforce.visit.amend",
  method: "POST",
  path: "/api/visits/{id}/amendments",
  title: "补充一次走访",
  effect: "write",
  verb: "visit.write",
  params: Id,
  body: z.strictObject({
    id: z.uuid(),
    words: freeText(500).min(1, "请写补充的内容").meta({ label: "补充" }),
  }),
  output: VisitView,
  problems: [visitProblems.otherContent],
});

export const visitTroubleFilters = ["any", "trouble", "childWords", "notSeen", "riskConcern"] as const;

export const listVisits = operation({
  name: "workforce.visits.list",
  method: "GET",
  path: "/api/visits",
  title: "查看走访记录",
  effect: "read",
  verb: "visit.read",
  query: z.strictObject({
    place: place.optional(),
    childId: z.uuid().optional(),
    state: z.enum(visitStateCodes.codes).optional().meta({ label: "状态", codeTable: visitStateCodes.name }),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    with: z.enum(visitTroubleFilters).default("any"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(VisitView), nextCursor: z.string().nullable() }),
  file: XLSX_TYPE,
  problems: [visitProblems.tooMany],
});

export const readVisit = operation({
  name: "workforce.visit.read",
  method: "GET",
  path: "/api/visits/{id}",
  title: "查看一次走访",
  effect: "read",
  verb: "visit.read",
  params: Id,
  output: VisitView,
});

export const returnVisit = operation({
  name: "workforce.visit.return",
  method: "POST",
  path: "/api/visits/{id}/return",
  title: "退回一次走访，请村里补充",
  effect: "write",
  verb: "visit.review",
  versioned: true,
  params: Id,
  body: z.strictObject({
    reason: freeText(300).min(2, "请写明要补充什么").meta({ label: "要补充什么" }),
  }),
  output: VisitView,
  problems: [visitProblems.stale, visitProblems.isReturned],
});

/** What the township found out about a child that was not found, or that a visitor thinks is in more danger than is recorded. */
export const answerVisit = operation({
  name: "workforce.visit.answer",
  method: "POST",
  path: "/api/visits/{id}/answer",
  title: "登记走访提出的情况核实得怎么样",
  effect: "write",
  verb: "visit.review",
  versioned: true,
  params: Id,
  body: z.strictObject({
    words: freeText(300).min(2, "请写核实的情况和处理").meta({ label: "核实的情况和处理" }),
  }),
  output: VisitView,
  problems: [visitProblems.stale, visitProblems.notAsked],
});

/** A sample of visits is asked about at the family's: a phone call or a visit of the supervisor's own. */
export const sampleVisit = operation({
  name: "workforce.visit.sample",
  method: "POST",
  path: "/api/visits/{id}/sample",
  title: "登记走访抽查结果",
  effect: "write",
  verb: "visit.review",
  versioned: true,
  params: Id,
  body: z.strictObject({
    holds: z.boolean().meta({ label: "属实" }),
    how: z.enum(["phone", "home", "school"]).meta({ label: "怎么抽查的" }),
    words: freeText(300).min(2, "请写问到的情况").meta({ label: "问到的情况" }),
  }),
  output: VisitView,
  problems: [visitProblems.stale, visitProblems.ownVisit],
});

/** Drawn by the system, not chosen: a share of last month's visits of the township, the same for everybody who asks. */
export const listSample = operation({
  name: "workforce.visits.sample",
  method: "GET",
  path: "/api/visit-samples",
  title: "查看本月要抽查的走访",
  effect: "read",
  verb: "visit.review",
  query: z.strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    place: place.optional(),
  }),
  output: z.object({
    month: z.string(),
    items: z.array(VisitView),
    drawn: z.int(),
    sampled: z.int(),
    doubted: z.int(),
    of: z.int(),
  }),
});

/** Whose visit is overdue: by child, nobody is counted against anybody. */
export const DueVisit = z.object({
  childId: z.uuid(),
  childName: z.string(),
  age: z.int().nullable(),
  villageCode: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  tags: z.array(z.string()),
  riskLabel: z.string().nullable(),
  lastOn: z.string().nullable(),
  dueOn: z.string(),
  daysLate: z.int(),
  /** yellow: some days; red: told to the township. */
  colour: z.enum(["due", "yellow", "red"]),
  /** Why by then: 留守儿童，每月一次 … */
  why: z.string(),
  director: z.string().nullable(),
});
export type DueVisit = z.output<typeof DueVisit>;

export const listDueVisits = operation({
  name: "workforce.visits.due",
  method: "GET",
  path: "/api/due-visits",
  title: "查看该走访和走访逾期的孩子",
  effect: "read",
  verb: "visit.read",
  query: z.strictObject({
    place: place.optional(),
    colour: z.enum(["due", "yellow", "red", "late"]).default("late"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(DueVisit),
    nextCursor: z.string().nullable(),
    counts: z.object({ due: z.int(), yellow: z.int(), red: z.int() }),
    /** Villages of this place where children live and nobody is director. */
    withoutDirector: z.array(z.object({ code: z.string(), name: z.string(), children: z.int() })),
  }),
  file: XLSX_TYPE,
  problems: [visitProblems.tooMany],
});
