/** Watch items: listed, explained, settled. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { Judgement } from "../../../platform/rules/explanation.contract.ts";
import { watchRuleCodes, watchSettlementCodes, watchStateCodes } from "./watch-codes.contract.ts";

export const watchProblems = {
  notOpen: declareProblem({
    code: "protection.watch.notOpen",
    status: 409,
    title: "这一条已经不在待处理里",
    detail: "别人刚处理过，或者情况变了系统已自动消除。您填的没有保存，请刷新后再看。",
  }),
  stale: declareProblem({
    code: "protection.watch.stale",
    status: 412,
    title: "这一条刚刚变了",
    detail: "孩子的情况有变化，系统重新看过。您填的没有保存，请看过新的理由再处理。",
  }),
  noCase: declareProblem({
    code: "protection.watch.noCase",
    status: 409,
    title: "这一类关注事项不用立案",
    detail: "没有保存。发现孩子有危险的，请直接报告或者打 110。",
  }),
  wrongResult: declareProblem({
    code: "protection.watch.wrongResult",
    status: 422,
    title: "这一类关注事项没有这种处理结果",
    detail: "没有保存。请在列出的结果里选。",
  }),
  noteRequired: declareProblem({
    code: "protection.watch.noteRequired",
    status: 422,
    title: "请写一句说明",
    detail: "没有保存。选“核实不是这样”“已报告”“其他”时要写明情况，方便以后复核。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
const ruleCode = z.enum(watchRuleCodes.codes).meta({ label: "关注事项", codeTable: watchRuleCodes.name });
const state = z.enum(watchStateCodes.codes).meta({ label: "状态", codeTable: watchStateCodes.name });

export const WatchItem = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  /** Sex and age, as far as they are known. */
  particulars: z.string(),
  rule: ruleCode,
  /** Why this child, in a few words. */
  brief: z.string(),
  /** Why anybody, in one sentence, with the document. */
  reason: z.string(),
  firstSeen: z.string(),
  changedOn: z.string(),
  state,
  settled: z
    .object({
      reason: z.enum(watchSettlementCodes.codes),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  version: z.int(),
  can: z.array(z.enum(["settle", "assess", "openCase", "dropout", "report"])),
});
export type WatchItem = z.output<typeof WatchItem>;

export const listWatch = operation({
  name: "protection.watch.list",
  method: "GET",
  path: "/api/watch-items",
  title: "查看主动发现的关注事项",
  effect: "read",
  verb: "watch.read",
  query: z.strictObject({
    place: place.optional(),
    rule: ruleCode.optional(),
    state: state.default("open"),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(WatchItem),
    nextCursor: z.string().nullable(),
    /** By rule, in this place and state. */
    counts: z.record(z.string(), z.int()),
    can: z.array(z.enum(["run"])),
  }),
  clauses: ["R-214"],
});

export const readWatch = operation({
  name: "protection.watch.read",
  method: "GET",
  path: "/api/watch-items/{id}",
  title: "查看一条关注事项的理由",
  effect: "read",
  verb: "watch.read",
  params: Id,
  output: WatchItem.extend({
    judgement: Judgement.nullable(),
    history: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        reason: z.enum(watchSettlementCodes.codes),
        note: z.string().nullable(),
      }),
    ),
  }),
});

export const WatchSettlementInput = z.strictObject({
  reason: z
    .enum(watchSettlementCodes.codes)
    .meta({ label: "处理结果", codeTable: watchSettlementCodes.name }),
  note: freeText(300).optional().meta({ label: "说明" }),
});

export const settleWatch = operation({
  name: "protection.watch.settle",
  method: "POST",
  path: "/api/watch-items/{id}/settlement",
  title: "处理一条关注事项",
  effect: "write",
  verb: "watch.settle",
  versioned: true,
  params: Id,
  body: WatchSettlementInput,
  output: WatchItem,
  problems: Object.values(watchProblems),
});

export const openWatchCase = operation({
  name: "protection.watch.openCase",
  method: "POST",
  path: "/api/watch-items/{id}/case",
  title: "由关注事项立案，或者归入在办的个案",
  effect: "write",
  verb: "report.intake",
  versioned: true,
  params: Id,
  body: z.strictObject({
    /** Of the report that is made for it; made by the browser: sent twice, opened once. */
    reportId: z.uuid(),
    why: freeText(500).min(2, "请写明情况").meta({ label: "核实到的情况、为什么立案" }),
  }),
  output: z.object({ caseId: z.uuid(), isNew: z.boolean() }),
  problems: [watchProblems.notOpen, watchProblems.stale, watchProblems.noCase],
  clauses: ["R-214"],
});

export const runWatch = operation({
  name: "protection.watch.run",
  method: "POST",
  path: "/api/watch-runs",
  title: "立即查找关注事项",
  effect: "write",
  verb: "watch.run",
  body: z.strictObject({}),
  output: z.object({ raised: z.int(), cleared: z.int() }),
});
