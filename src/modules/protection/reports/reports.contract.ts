/** Reports at the office: made with an account, received, judged, handed on, decided, answered. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { operation } from "../../../kernel/operation.ts";
import { purposeFirst } from "../../../platform/access/sealed.contract.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { reportPaceCodes } from "../cases/pace-codes.ts";
import { channelCodes, colourCodes, situationCodes } from "../protection-codes.contract.ts";
import { intakeProblems } from "./intake-problems.contract.ts";
import { ReportReceipt } from "./open-reports.contract.ts";
import { placeCode, ReportContent, Reporter } from "./report-form.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";
import { ReportSummary, ReportView } from "./report-view.contract.ts";

const Id = z.object({ id: z.uuid() });
const words = (label: string, most = 1000) => z.string().trim().min(1).max(most).meta({ label });

/** As the hotline writes it: wide or narrow, with blanks or without, it is the same number. */
export const Ticket = z
  .string()
  .max(60)
  .transform((text) => text.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase())
  .pipe(z.string().regex(/^[\p{L}\d][\p{L}\d\-_/]{3,39}$/u))
  .meta({ label: "工单号" });

export const makeReport = operation({
  name: "protection.report.make",
  method: "POST",
  path: "/api/reports",
  title: "报告侵害未成年人的线索",
  effect: "write",
  verb: "report.create",
  body: z.strictObject({
    id: z.uuid(),
    channel: z
      .enum([
        "partner",
        "visit",
        "grid",
        "counter",
        "hotline12345",
        "hotline12355",
        "hotline12338",
        "police110",
      ])
      .meta({ label: "渠道" }),
    content: ReportContent,
    /** Of a caller or a visitor; whoever reports from the own account may leave it out. */
    reporter: Reporter.default({}),
    childIds: z.array(z.uuid()).max(10).default([]).meta({ label: "档案里的孩子" }),
    /** Of the hotline; the same number a second time is refused, with the report that has it. */
    ticket: Ticket.optional(),
  }),
  output: ReportReceipt,
  problems: [
    reportProblems.otherContent,
    reportProblems.place,
    reportProblems.seenAt,
    reportProblems.ticket,
    reportProblems.channel,
  ],
  clauses: ["R-068", "R-215"],
});

export const listReports = operation({
  name: "protection.reports.list",
  method: "GET",
  path: "/api/reports",
  title: "查看报告",
  effect: "read",
  verb: "report.read",
  query: z.strictObject({
    place: placeCode.optional(),
    open: z.enum(["open", "settled", "all"]).default("open"),
    colour: z.enum(colourCodes.codes).optional(),
    channel: z.enum(channelCodes.codes).optional(),
    sealed: z.stringbool().optional(),
    mine: z.stringbool().optional(),
    /** A part of the number, as whoever asks about a report reads it out. */
    number: z.string().trim().max(20).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    handledFrom: z.iso.date().optional(),
    handledTo: z.iso.date().optional(),
    pace: z.enum(reportPaceCodes.codes).optional(),
    late: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(ReportSummary), nextCursor: z.string().nullable(), total: z.int() }),
  file: XLSX_TYPE,
  problems: [intakeProblems.tooMany],
  clauses: ["R-068", "R-255"],
});

export const readReport = operation({
  name: "protection.report.read",
  method: "GET",
  path: "/api/reports/{id}",
  title: "查看一份报告",
  effect: "read",
  verb: "report.read",
  params: Id,
  output: ReportView,
  problems: [purposeFirst],
});

const intake = {
  effect: "write",
  verb: "report.intake",
  params: Id,
  output: ReportView,
} as const;

export const takeUpReport = operation({
  ...intake,
  name: "protection.report.takeUp",
  method: "POST",
  path: "/api/reports/{id}/take-up",
  title: "签收受理报告",
  problems: [intakeProblems.takenUp],
});

export const triageReport = operation({
  ...intake,
  name: "protection.report.triage",
  method: "POST",
  path: "/api/reports/{id}/triage",
  title: "给报告定级",
  versioned: true,
  body: z.strictObject({
    colour: z.enum(colourCodes.codes).meta({ label: "风险等级" }),
    situations: z.array(z.enum(situationCodes.codes)).max(9).meta({ label: "情形" }),
    isCrime: z.boolean().meta({ label: "涉嫌违法犯罪" }),
    sealed: z.boolean().meta({ label: "只让指定的人看" }),
    placeCode: placeCode.optional().meta({ label: "所在镇街、村（社区）" }),
    why: words("理由", 500),
  }),
  problems: [intakeProblems.notReceiver, intakeProblems.settled, intakeProblems.stale, reportProblems.place],
});

export const linkReportChild = operation({
  ...intake,
  name: "protection.report.link",
  method: "POST",
  path: "/api/reports/{id}/children/{reportChildId}",
  title: "把报告里的孩子对到档案",
  params: z.object({ id: z.uuid(), reportChildId: z.uuid() }),
  body: z.strictObject({ childId: z.uuid().nullable().meta({ label: "档案里的孩子" }) }),
  problems: [intakeProblems.notReceiver],
});

export const addReportChild = operation({
  ...intake,
  name: "protection.report.addChild",
  method: "POST",
  path: "/api/reports/{id}/children",
  title: "写明报告说的是档案里哪个孩子",
  body: z.strictObject({ childId: z.uuid().meta({ label: "档案里的孩子" }) }),
  problems: [intakeProblems.notReceiver, intakeProblems.tooManyChildren],
  clauses: ["R-068"],
});

export const handReportOver = operation({
  ...intake,
  name: "protection.report.handOver",
  method: "POST",
  path: "/api/reports/{id}/hand-overs",
  title: "转交报告",
  body: z.strictObject({ to: z.uuid().meta({ label: "转交给" }), why: words("理由", 300) }),
  problems: [
    intakeProblems.notReceiver,
    intakeProblems.handOverOpen,
    intakeProblems.handOverTo,
    intakeProblems.settled,
  ],
});

export const answerHandOver = operation({
  ...intake,
  name: "protection.report.answerHandOver",
  method: "POST",
  path: "/api/reports/{id}/hand-overs/{handOverId}",
  title: "签收或退回转交的报告",
  params: z.object({ id: z.uuid(), handOverId: z.uuid() }),
  body: z.strictObject({
    accept: z.boolean().meta({ label: "签收" }),
    why: z.string().trim().max(300).optional().meta({ label: "退回的理由" }),
  }),
  problems: [intakeProblems.handOverAnswered, intakeProblems.notReceiver],
});

export const decideReport = operation({
  ...intake,
  name: "protection.report.decide",
  method: "POST",
  path: "/api/reports/{id}/decisions",
  title: "决定报告怎么办",
  versioned: true,
  body: z.discriminatedUnion("outcome", [
    z.strictObject({ outcome: z.literal("open"), why: words("交办意见", 500) }),
    z.strictObject({
      outcome: z.literal("join"),
      caseId: z.uuid().meta({ label: "并入的个案" }),
      why: words("理由", 500),
    }),
    z.strictObject({
      outcome: z.literal("refer"),
      unit: z.enum(memberUnitCodes.codes).meta({ label: "转给" }),
      why: words("理由", 500),
    }),
    z.strictObject({ outcome: z.literal("unfounded"), why: words("怎么核实的、为什么不属实", 500) }),
  ]),
  problems: [
    intakeProblems.notReceiver,
    intakeProblems.notTakenUp,
    intakeProblems.settled,
    intakeProblems.stale,
    intakeProblems.noCase,
  ],
});

export const feedbackWayCodes = codeTable("feedbackWay", "答复方式", {
  code: "写在查询码的页面上",
  phone: "电话",
  letter: "书面",
  visit: "当面",
});

export const answerReporter = operation({
  ...intake,
  name: "protection.report.answer",
  method: "POST",
  path: "/api/reports/{id}/answers",
  title: "答复报告人",
  body: z.strictObject({
    way: z.enum(feedbackWayCodes.codes).meta({ label: "答复方式" }),
    /** Shown to whoever holds the code: nothing about the child or the family. */
    words: words("答复的话", 1000),
    /** Why the name of somebody else, or a mobile number, stands in it all the same; for a child's there is no reason. */
    nonetheless: words("仍然要写的理由", 300).optional(),
  }),
  problems: [intakeProblems.notReceiver, intakeProblems.answerNames, intakeProblems.answerOthers],
  clauses: ["R-255"],
});

export const seeAdditions = operation({
  ...intake,
  name: "protection.report.additionsSeen",
  method: "POST",
  path: "/api/reports/{id}/additions-seen",
  title: "看过报告人补充的情况",
  problems: [intakeProblems.notReceiver],
  clauses: ["R-255"],
});

export const revealReporter = operation({
  name: "protection.reporter.reveal",
  method: "POST",
  path: "/api/reports/{id}/reporter",
  title: "查看报告人身份",
  effect: "write",
  verb: "reporter.reveal",
  params: Id,
  body: z.strictObject({ purpose: words("为什么要看", 200) }),
  output: Reporter.extend({ accountName: z.string().nullable() }),
  problems: [intakeProblems.notReceiver, intakeProblems.noReporter],
});

export const openReportPaper = operation({
  name: "protection.report.paper",
  method: "GET",
  path: "/api/reports/{id}/papers/{paperId}",
  title: "打开报告的照片、录音、视频",
  effect: "read",
  verb: "report.read",
  params: z.object({ id: z.uuid(), paperId: z.uuid() }),
  file: "application/octet-stream",
  problems: [purposeFirst],
});

export const listReceivers = operation({
  name: "protection.receivers.list",
  method: "GET",
  path: "/api/report-receivers",
  title: "可以接手报告的人",
  effect: "read",
  verb: "report.intake",
  audited: false,
  query: z.strictObject({ q: z.string().trim().max(40).default("") }),
  output: z.object({
    items: z.array(
      z.object({ accountId: z.uuid(), name: z.string(), title: z.string(), placeName: z.string() }),
    ),
  }),
});
