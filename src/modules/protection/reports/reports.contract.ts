/** Reports at the office: made with an account, received, judged, handed on, decided, answered. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { channelCodes, colourCodes, situationCodes } from "../protection-codes.contract.ts";
import { ReportReceipt } from "./open-reports.contract.ts";
import { placeCode, ReportContent, Reporter, reporterKindCodes } from "./report-form.contract.ts";
import { reportProblems } from "./report-problems.contract.ts";

export const reportStateCodes = codeTable("reportState", "报告状态", {
  received: "待受理",
  takenUp: "已受理",
  opened: "已立案核查",
  joined: "并入个案",
  referred: "已转其他部门",
  unfounded: "不属实",
});

export const intakeProblems = {
  notReceiver: declareProblem({
    code: "protection.report.notReceiver",
    status: 403,
    title: "这份报告不由您负责",
    detail: "没有保存。现在由首接的人负责；要换人，请对方转交，您签收以后再办。",
  }),
  takenUp: declareProblem({
    code: "protection.report.takenUp",
    status: 409,
    title: "已经有人受理",
    detail: "另一位同事刚刚签收了这份报告，由对方负责。您不用再办。",
  }),
  notTakenUp: declareProblem({
    code: "protection.report.notTakenUp",
    status: 409,
    title: "还没有签收受理",
    detail: "没有保存。请先签收受理，再作决定。",
  }),
  settled: declareProblem({
    code: "protection.report.settled",
    status: 409,
    title: "这份报告已经作过决定",
    detail: "您填的没有保存。请刷新后看最新的情况。",
  }),
  stale: declareProblem({
    code: "protection.report.stale",
    status: 412,
    title: "别人刚改过这份报告",
    detail: "您填的还在。请刷新看过最新的情况，再保存一次。",
  }),
  handOverOpen: declareProblem({
    code: "protection.report.handOverOpen",
    status: 409,
    title: "已经转交给别人，对方还没有签收",
    detail: "没有再转。对方签收或退回以前，仍由您负责。",
  }),
  handOverTo: declareProblem({
    code: "protection.report.handOverTo",
    status: 422,
    title: "不能转交给这个人",
    detail: "请在列表里选一位在岗的儿童督导员或区民政经办，不能是自己。",
  }),
  handOverAnswered: declareProblem({
    code: "protection.report.handOverAnswered",
    status: 409,
    title: "这次转交已经处理过",
    detail: "您刚才的操作没有保存。请刷新后看由谁负责。",
  }),
  answerNames: declareProblem({
    code: "protection.report.answerNames",
    status: 422,
    title: "答复里有孩子的姓名或身份证号",
    detail: "没有发出，您写的还在。有查询码的人都能看到答复，请去掉孩子的姓名和号码再答复。",
  }),
  answerOthers: declareProblem({
    code: "protection.report.answerOthers",
    status: 422,
    title: "答复里有别人的姓名或手机号",
    detail: "没有发出，您写的还在。请去掉再答复；确实要写的（例如您自己的电话），请写明理由。",
  }),
  noReporter: declareProblem({
    code: "protection.report.noReporter",
    status: 404,
    title: "报告人没有留下身份",
    detail: "这是一份匿名报告。可以在“答复报告人”里写下答复，对方凭查询码能看到。",
  }),
  noCase: declareProblem({
    code: "protection.report.noCase",
    status: 422,
    title: "没有找到要并入的个案",
    detail: "没有保存。请重新选一个在办的个案。",
  }),
  tooMany: declareProblem({
    code: "protection.reports.tooMany",
    status: 422,
    title: "报告太多，一个文件放不下",
    detail: "没有导出。请用镇街、渠道或日期缩小范围，分几次导出。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const Moment = z.iso.datetime();
const words = (label: string, most = 1000) => z.string().trim().min(1).max(most).meta({ label });

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
    z.enum(["takeUp", "triage", "handOver", "answerHandOver", "decide", "answer", "reveal", "link", "file"]),
  ),
});
export type ReportView = z.output<typeof ReportView>;

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
    mine: z.stringbool().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
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
