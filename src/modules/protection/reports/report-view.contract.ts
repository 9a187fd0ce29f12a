/** A report as the office sees it, in a list and by itself. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { channelCodes, colourCodes, situationCodes } from "../protection-codes.contract.ts";
import { ReportContent, reporterKindCodes } from "./report-form.contract.ts";

export const reportStateCodes = codeTable("reportState", "报告状态", {
  received: "待受理",
  takenUp: "已受理",
  opened: "已立案核查",
  joined: "并入个案",
  referred: "已转其他部门",
  unfounded: "不属实",
});

const Moment = z.iso.datetime();

const FactorView = z.object({ code: z.string(), says: z.string(), colour: z.enum(colourCodes.codes) });

export const ClockView = z.object({
  code: z.string(),
  title: z.string(),
  startedAt: Moment,
  dueAt: Moment,
  metAt: Moment.nullable(),
  stoppedAt: Moment.nullable(),
  isLate: z.boolean(),
  document: z.string(),
  says: z.string(),
  /** 待核: no document gives the term, or it was not checked. */
  unchecked: z.boolean(),
});
export type ClockView = z.output<typeof ClockView>;

export const ReportSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  receivedAt: Moment,
  placeName: z.string(),
  channel: z.enum(channelCodes.codes).meta({ label: "渠道" }),
  situations: z.array(z.enum(situationCodes.codes)),
  colour: z.enum(colourCodes.codes).meta({ label: "风险等级" }),
  state: z.enum(reportStateCodes.codes).meta({ label: "状态" }),
  sealed: z.boolean(),
  receiverName: z.string(),
  isMine: z.boolean(),
  nextDueAt: Moment.nullable(),
  isLate: z.boolean(),
});
export type ReportSummary = z.output<typeof ReportSummary>;

export const PaperView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  addedAt: Moment,
  byName: z.string().nullable(),
});

export const ReportView = ReportSummary.extend({
  content: ReportContent,
  /** The organisation that has reported by machine; who it was there lies sealed. */
  organisation: z.string().nullable(),
  ticket: z.string().nullable(),
  reporterKind: z.enum(reporterKindCodes.codes).nullable(),
  isMandated: z.boolean(),
  /** A unit that must report at once let too many hours go by. */
  isLateReport: z.boolean(),
  /** Whether somebody has left a name or a number; who, only after a reason is given. */
  hasReporter: z.boolean(),
  hasPhone: z.boolean(),
  factors: z.array(FactorView),
  colourBySystem: z.boolean(),
  isCrime: z.boolean(),
  sealedWhy: z.string().nullable(),
  takenUpAt: Moment.nullable(),
  caseId: z.uuid().nullable(),
  referredTo: z.string().nullable(),
  settledAt: Moment.nullable(),
  settledWhy: z.string().nullable(),
  fedBackAt: Moment.nullable(),
  children: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      sex: z.string().nullable(),
      age: z.int().nullable(),
      school: z.string().nullable(),
      childId: z.uuid().nullable(),
      childName: z.string().nullable(),
    }),
  ),
  words: z.array(
    z.object({
      at: Moment,
      direction: z.enum(["added", "answer"]),
      byName: z.string().nullable(),
      words: z.string(),
    }),
  ),
  papers: z.array(PaperView),
  handOvers: z.array(
    z.object({
      id: z.uuid(),
      fromName: z.string(),
      toName: z.string(),
      why: z.string(),
      at: Moment,
      signedAt: Moment.nullable(),
      refusedAt: Moment.nullable(),
      refusedWhy: z.string().nullable(),
      isToMe: z.boolean(),
    }),
  ),
  earlier: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      receivedAt: Moment,
      state: z.enum(reportStateCodes.codes),
      colour: z.enum(colourCodes.codes),
      because: z.enum(["child", "name"]),
    }),
  ),
  /** Open cases of the same children. */
  openCases: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  clocks: z.array(ClockView),
  events: z.array(z.object({ at: Moment, words: z.string(), byName: z.string() })),
  version: z.int(),
  can: z.array(
    z.enum([
      ...(["takeUp", "triage", "handOver", "answerHandOver", "decide", "answer", "reveal"] as const),
      ...(["link", "file", "seeAdditions"] as const),
    ]),
  ),
});
export type ReportView = z.output<typeof ReportView>;
