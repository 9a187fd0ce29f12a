/** What screening found: listed, counted, explained, settled. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { Judgement, MissingFact } from "../../../platform/rules/explanation.contract.ts";
import { findingKindCodes } from "../programs/program-codes.contract.ts";
import { findingStateCodes, settlementCodes } from "./settlement-codes.contract.ts";

export const findingProblems = {
  notOpen: declareProblem({
    code: "benefits.finding.notOpen",
    status: 409,
    title: "这条已经不在待处理里",
    detail: "别人刚处理过，或者情况变了系统已自动消除。您填的没有保存，请刷新后看最新的处理结果。",
  }),
  stale: declareProblem({
    code: "benefits.finding.stale",
    status: 412,
    title: "这条刚刚变了",
    detail: "孩子的情况有变化，系统重新判断过。您填的没有保存，请看过新的理由再处理。",
  }),
  noteRequired: declareProblem({
    code: "benefits.finding.noteRequired",
    status: 422,
    title: "请写一句说明",
    detail: "选“其他”“核实不符合”“家庭放弃”时要写明情况，方便以后复核。",
  }),
  tooMany: declareProblem({
    code: "benefits.findings.tooMany",
    status: 422,
    title: "要导出的太多",
    detail: "没有导出。请先选一个镇街或一个项目，再导出。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const kind = z.enum(findingKindCodes.codes).meta({ label: "筛查结论", codeTable: findingKindCodes.name });
const state = z.enum(findingStateCodes.codes).meta({ label: "处理状态", codeTable: findingStateCodes.name });
const about = z
  .string()
  .regex(/^(programme|category):[A-Za-z0-9]+$/, "没有这个项目")
  .meta({ label: "项目或类别" });
const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });

export const FindingView = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  about: z.string(),
  title: z.string(),
  kind,
  /** Why, in one sentence, with the document. */
  reason: z.string(),
  missing: z.array(MissingFact),
  firstSeen: z.string(),
  changedOn: z.string(),
  state,
  settled: z
    .object({
      reason: z.enum(settlementCodes.codes),
      note: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  version: z.int(),
  can: z.array(z.enum(["settle", "apply", "refer"])),
});
export type FindingView = z.output<typeof FindingView>;

export const FindingDetail = FindingView.extend({
  judgement: Judgement.nullable(),
  /** Where the department that settles it is another one. */
  referTo: z.string().nullable(),
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      kind,
      reason: z.enum(settlementCodes.codes),
      note: z.string().nullable(),
    }),
  ),
});
export type FindingDetail = z.output<typeof FindingDetail>;

export const findingFilterShape = {
  place: place.optional(),
  about: about.optional(),
  kind: kind.optional(),
  state: state.default("open"),
  /** Wants this fact: an atom's name. */
  missing: z.string().max(60).optional().meta({ label: "缺哪一项情况" }),
};

export const listFindings = operation({
  name: "benefits.findings.list",
  method: "GET",
  path: "/api/findings",
  title: "查看应享未享等筛查结果",
  effect: "read",
  verb: "finding.read",
  query: z.strictObject({
    ...findingFilterShape,
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
    withTotal: z.stringbool().default(false),
  }),
  output: z.object({
    items: z.array(FindingView),
    nextCursor: z.string().nullable(),
    total: z.int().optional(),
  }),
  file: XLSX_TYPE,
  problems: [findingProblems.tooMany],
  clauses: ["R-098", "R-124"],
});

const Subject = z.object({ about: z.string(), title: z.string() });

export const countFindings = operation({
  name: "benefits.findings.count",
  method: "GET",
  path: "/api/finding-counts",
  title: "查看各地各项目筛查结果数",
  effect: "read",
  verb: "finding.read",
  audited: false,
  query: z.strictObject({ place: place.optional(), kind: kind.optional(), state: state.default("open") }),
  output: z.object({
    place: z.object({ code: z.string(), name: z.string() }),
    subjects: z.array(Subject),
    rows: z.array(z.object({ code: z.string(), name: z.string(), counts: z.record(z.string(), z.int()) })),
    total: z.record(z.string(), z.int()),
    run: z
      .object({
        day: z.string(),
        at: z.string(),
        children: z.int(),
        added: z.int(),
        changed: z.int(),
        gone: z.int(),
      })
      .nullable(),
    can: z.array(z.enum(["screen", "export"])),
  }),
});

export const readFinding = operation({
  name: "benefits.finding.read",
  method: "GET",
  path: "/api/findings/{id}",
  title: "查看一条筛查结果的理由",
  effect: "read",
  verb: "finding.read",
  params: Id,
  output: FindingDetail,
});

export const settleFinding = operation({
  name: "benefits.finding.settle",
  method: "POST",
  path: "/api/findings/{id}/settlement",
  title: "处理一条筛查结果",
  effect: "write",
  verb: "finding.settle",
  versioned: true,
  params: Id,
  body: z.strictObject({
    reason: z.enum(settlementCodes.codes).meta({ label: "处理结果", codeTable: settlementCodes.name }),
    note: freeText(300).optional().meta({ label: "说明" }),
  }),
  output: FindingView,
  problems: [findingProblems.notOpen, findingProblems.stale, findingProblems.noteRequired],
});

export const screenNow = operation({
  name: "benefits.screening.run",
  method: "POST",
  path: "/api/screenings",
  title: "立即筛查全区",
  effect: "write",
  verb: "finding.screen",
  body: z.strictObject({}),
  output: z.object({ added: z.int(), changed: z.int(), gone: z.int() }),
});
