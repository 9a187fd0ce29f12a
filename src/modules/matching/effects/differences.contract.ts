/** What followed from rosters and waits for a person: listed, settled. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import {
  absenceGroupCodes,
  differenceTabCodes,
  discrepancyCodes,
  effectStateCodes,
  settleOutcomeCodes,
} from "./effect-codes.contract.ts";

export const differenceProblems = {
  notWaiting: declareProblem({
    code: "matching.difference.notWaiting",
    status: 409,
    title: "这一条已经办过",
    detail: "别人刚处理过，或者新一批名册已经说明了。您填的没有保存，请刷新后再看。",
  }),
  stale: declareProblem({
    code: "matching.difference.stale",
    status: 412,
    title: "这一条刚刚变了",
    detail: "您填的没有保存，请看过现在的内容再处理。",
  }),
  wrongOutcome: declareProblem({
    code: "matching.difference.wrongOutcome",
    status: 422,
    title: "这一条没有这种处理结果",
    detail: "没有保存。请在列出的结果里选；核查要填写核查表。",
  }),
  noteRequired: declareProblem({
    code: "matching.difference.noteRequired",
    status: 422,
    title: "请写明情况",
    detail: "没有保存。处理结果要写一句怎么核实的，方便以后复核。",
  }),
  dayRequired: declareProblem({
    code: "matching.difference.dayRequired",
    status: 422,
    title: "请填写从哪天起不再是这样",
    detail: "没有保存。日期要晚于开始的日期，不能晚于今天。",
  }),
  notSettled: declareProblem({
    code: "matching.difference.notSettled",
    status: 409,
    title: "这一条还在等着办理",
    detail: "没有改动。还没有处理结果，不用重新打开。",
  }),
  withdrawn: declareProblem({
    code: "matching.difference.withdrawn",
    status: 409,
    title: "这一条已经随比对撤回",
    detail:
      "没有重新打开。这一行的认定或者这一批已经撤回，由它引起的都不再算数；要再办，请先在“比对复核”里重新认定。",
  }),
  askedAgain: declareProblem({
    code: "matching.difference.askedAgain",
    status: 409,
    title: "同一件事已经又有一条在等着办理",
    detail: "没有重新打开。后来的名册又提到了，请在“待办理”里处理那一条。",
  }),
  checkByRecord: declareProblem({
    code: "matching.difference.checkByRecord",
    status: 409,
    title: "核查按核查表办理",
    detail: "没有重新打开。核查表填错了的，请撤回核查表，核查会重新待办。",
  }),
  tooMany: declareProblem({
    code: "matching.difference.tooMany",
    status: 422,
    title: "一次导出的太多",
    detail: "没有导出。请先选一个镇街，再分别导出。",
  }),
} as const;

const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
const tab = z.enum(differenceTabCodes.codes).meta({ label: "差异种类", codeTable: differenceTabCodes.name });
const outcome = z
  .enum(settleOutcomeCodes.codes)
  .meta({ label: "处理结果", codeTable: settleOutcomeCodes.name });

export const DifferenceItem = z.object({
  id: z.uuid(),
  tab,
  childId: z.uuid().nullable(),
  childName: z.string(),
  particulars: z.string(),
  /** Whom the roster names, where it is not the child itself. */
  personName: z.string().nullable(),
  villageName: z.string(),
  townshipName: z.string(),
  /** Other children of the same person, elsewhere: it is settled for all of them at once. */
  others: z.array(
    z.object({
      childId: z.uuid(),
      childName: z.string(),
      villageName: z.string(),
      townshipName: z.string(),
    }),
  ),
  why: z.enum(discrepancyCodes.codes).nullable(),
  source: z.string(),
  says: z.string(),
  holds: z.string(),
  groups: z.array(z.enum(absenceGroupCodes.codes)),
  /** Of an ending: the day that the roster names or its own. */
  on: z.string().nullable(),
  dueOn: z.string().nullable(),
  at: z.string(),
  state: z.enum(effectStateCodes.codes),
  settled: z
    .object({
      by: z.string(),
      at: z.string(),
      outcome: outcome.nullable(),
      note: z.string(),
      /** Of a check: what the record concluded, and where it stands. */
      conclusion: z.string().nullable(),
      entryId: z.uuid().nullable(),
    })
    .nullable(),
  /** Settled before and opened again, the last first. */
  reopened: z.array(z.object({ at: z.string(), by: z.string(), why: z.string(), was: z.string() })),
  version: z.int(),
  outcomes: z.array(outcome),
  can: z.array(z.enum(["settle", "check", "reopen"])),
});
export type DifferenceItem = z.output<typeof DifferenceItem>;

export const listDifferences = operation({
  name: "matching.differences.list",
  method: "GET",
  path: "/api/matching/differences",
  title: "查看名册差异与核查",
  effect: "read",
  verb: "match.follow",
  query: z.strictObject({
    tab: tab.default("endings"),
    place: place.optional(),
    state: z.enum(["waiting", "settled"]).default("waiting").meta({ label: "状态" }),
    group: z
      .enum(absenceGroupCodes.codes)
      .optional()
      .meta({ label: "特殊群体", codeTable: absenceGroupCodes.name }),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(DifferenceItem),
    nextCursor: z.string().nullable(),
    /** What waits, by tab, in this place. */
    counts: z.record(z.string(), z.int()),
  }),
  file: XLSX_TYPE,
  problems: [differenceProblems.tooMany],
  clauses: ["R-009", "R-010", "R-109", "R-129", "R-137", "R-170", "R-224"],
});

export const readDifference = operation({
  name: "matching.differences.read",
  method: "GET",
  path: "/api/matching/differences/{id}",
  title: "查看一条名册差异",
  effect: "read",
  verb: "match.follow",
  params: z.object({ id: z.uuid() }),
  output: DifferenceItem,
});

export const settleDifference = operation({
  name: "matching.differences.settle",
  method: "POST",
  path: "/api/matching/differences/{id}/settlement",
  title: "处理一条名册差异",
  effect: "write",
  verb: "match.settle",
  versioned: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    outcome,
    note: freeText(300).meta({ label: "怎么核实的" }),
    /** Of a confirmed ending. */
    on: z.iso.date().optional().meta({ label: "从哪天起不再是这样" }),
  }),
  output: DifferenceItem,
  problems: [
    differenceProblems.notWaiting,
    differenceProblems.stale,
    differenceProblems.wrongOutcome,
    differenceProblems.noteRequired,
    differenceProblems.dayRequired,
  ],
});

export const reopenDifference = operation({
  name: "matching.differences.reopen",
  method: "POST",
  path: "/api/matching/differences/{id}/reopening",
  title: "重新打开一条处理过的名册差异",
  effect: "write",
  verb: "match.settle",
  versioned: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    reason: freeText(300).min(2, "请写明为什么重新打开").meta({ label: "为什么重新打开" }),
  }),
  output: DifferenceItem,
  problems: [
    differenceProblems.checkByRecord,
    differenceProblems.withdrawn,
    differenceProblems.notSettled,
    differenceProblems.askedAgain,
    differenceProblems.stale,
  ],
});
