/** Cases: the board, one case as each part sees it, and what is done in it. */
import { z } from "zod";
import { codeTable } from "../../../kernel/code-table.ts";
import { memberUnitCodes } from "../../../kernel/member-units.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { sexCodes } from "../../registry/codes.contract.ts";
import {
  casePartCodes,
  channelCodes,
  colourCodes,
  linkCodes,
  measureCodes,
  situationCodes,
} from "../protection-codes.contract.ts";
import { placeCode, ReportContent } from "../reports/report-form.contract.ts";
import { reportProblems } from "../reports/report-problems.contract.ts";
import { ClockView, PaperView, reportStateCodes } from "../reports/reports.contract.ts";
import { caseStateCodes, personRoleCodes, safetyCodes } from "./case-codes.contract.ts";
import { closingGroundCodes } from "./closing-conditions.ts";
import { RecordBody, recordKindCodes } from "./records/record-kinds.contract.ts";

export const caseProblems = {
  notYourPart: declareProblem({
    code: "protection.case.notYourPart",
    status: 403,
    title: "您在这个个案里的职责不能做这件事",
    detail: "没有保存。请联系个案负责人。",
  }),
  closed: declareProblem({
    code: "protection.case.closed",
    status: 409,
    title: "这个个案已经结案",
    detail: "没有保存。要继续办，请先重新打开个案。",
  }),
  stale: declareProblem({
    code: "protection.case.stale",
    status: 412,
    title: "别人刚改过这个个案",
    detail: "您填的还在。请刷新看过最新的情况，再保存一次。",
  }),
  future: declareProblem({
    code: "protection.case.future",
    status: 422,
    title: "时间比现在还晚",
    detail: "没有保存。请填已经发生的时间。",
  }),
  beforeOpening: declareProblem({
    code: "protection.case.beforeReport",
    status: 422,
    title: "时间比收到报告还早",
    detail: "没有保存。请填收到报告以后的时间；以前的情况写在“工作记录”里。",
  }),
  dueBefore: declareProblem({
    code: "protection.case.dueBefore",
    status: 422,
    title: "要求办结的日期已经过去",
    detail: "没有保存。请把“什么时候以前”改成今天或以后。",
  }),
  replaced: declareProblem({
    code: "protection.case.replaced",
    status: 409,
    title: "这条记录已经更正过",
    detail: "没有保存。请在最新的那条上更正。",
  }),
  participant: declareProblem({
    code: "protection.case.participant",
    status: 422,
    title: "这个人不能担任这项职责",
    detail: "没有保存。请在列表里选在岗的人；部门的职责由该部门的联络员担任。",
  }),
  leadLeaves: declareProblem({
    code: "protection.case.leadLeaves",
    status: 409,
    title: "负责人不能这样退出",
    detail: "没有保存。请先把个案交给另一位负责人。",
  }),
  assignmentSettled: declareProblem({
    code: "protection.assignment.settled",
    status: 409,
    title: "这张协办单已经办结或撤回",
    detail: "没有保存。请刷新后看最新的情况。",
  }),
  notYourAssignment: declareProblem({
    code: "protection.assignment.notYours",
    status: 403,
    title: "这张协办单不是给您单位的",
    detail: "没有保存。请由承办单位或者个案负责人填写。",
  }),
  conditions: declareProblem({
    code: "protection.closing.conditions",
    status: 409,
    title: "还不能结案",
    detail: "下面有条件没有满足，个案没有变。",
  }),
  closingOpen: declareProblem({
    code: "protection.closing.open",
    status: 409,
    title: "已经有人提出结案，正在等第二个人签字",
    detail: "没有再提。请等对方签字或退回。",
  }),
  sameSigner: declareProblem({
    code: "protection.closing.sameSigner",
    status: 403,
    title: "结案要两个人签字",
    detail: "提出结案的人不能自己签第二个字。请另一位同事或领导签。",
  }),
  closingSettled: declareProblem({
    code: "protection.closing.settled",
    status: 409,
    title: "这次结案已经处理过",
    detail: "没有保存。请刷新后看最新的情况。",
  }),
  tooMany: declareProblem({
    code: "protection.cases.tooMany",
    status: 422,
    title: "个案太多，一个文件放不下",
    detail: "没有导出。请用镇街、环节或风险等级缩小范围，分几次导出。",
  }),
} as const;

const Id = z.object({ id: z.uuid() });
const Moment = z.iso.datetime();
const words = (label: string, most = 1000) => z.string().trim().min(1).max(most).meta({ label });

export const CaseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  state: z.enum(caseStateCodes.codes).meta({ label: "状态" }),
  link: z.enum(linkCodes.codes).meta({ label: "环节" }),
  colour: z.enum(colourCodes.codes).meta({ label: "风险等级" }),
  safety: z.enum(safetyCodes.codes).meta({ label: "孩子是否安全" }),
  sealed: z.boolean(),
  leadName: z.string(),
  openedAt: Moment,
  nextDueAt: Moment.nullable(),
  nextDueWhat: z.string().nullable(),
  isLate: z.boolean(),
});
export type CaseSummary = z.output<typeof CaseSummary>;

export const assignmentStateCodes = codeTable("assignmentState", "协办单状态", {
  waiting: "等待签收",
  accepted: "办理中",
  refused: "退回",
  done: "已办结",
  vain: "没有办成",
  withdrawn: "已撤回",
});
export const assignmentKindCodes = codeTable("assignmentKind", "协办单种类", {
  resolution: "会商议定事项",
  measure: "帮扶措施",
  transfer: "转办",
  advice: "司法建议、检察建议",
});

export const AssignmentView = z.object({
  id: z.uuid(),
  kind: z.enum(assignmentKindCodes.codes),
  measure: z.enum(measureCodes.codes).nullable(),
  unit: z.enum(memberUnitCodes.codes).nullable(),
  unitName: z.string(),
  what: z.string(),
  dueAt: Moment,
  isLate: z.boolean(),
  state: z.enum(assignmentStateCodes.codes),
  askedAt: Moment,
  acceptedAt: Moment.nullable(),
  settledAt: Moment.nullable(),
  reply: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(["accept", "refuse", "settle", "withdraw"])),
});
export type AssignmentView = z.output<typeof AssignmentView>;

export const RecordView = z.object({
  id: z.uuid(),
  kind: z.enum(recordKindCodes.codes),
  happenedAt: Moment,
  recordedAt: Moment,
  byName: z.string(),
  content: z.record(z.string(), z.unknown()),
  /** Corrected by a later one: struck out, with the reason. */
  replacedWhy: z.string().nullable(),
  canCorrect: z.boolean(),
});
export type RecordView = z.output<typeof RecordView>;

export const CaseView = CaseSummary.extend({
  situations: z.array(z.enum(situationCodes.codes)),
  sealedWhy: z.string().nullable(),
  seat: z.string(),
  seatTitle: z.string(),
  closedAt: Moment.nullable(),
  people: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(personRoleCodes.codes),
      name: z.string(),
      sex: z.string().nullable(),
      birthDate: z.string().nullable(),
      relation: z.string().nullable(),
      childId: z.uuid().nullable(),
      left: z.boolean(),
    }),
  ),
  participants: z.array(
    z.object({
      accountId: z.uuid(),
      name: z.string(),
      part: z.enum(casePartCodes.codes),
      since: Moment,
      until: Moment.nullable(),
      ended: z.boolean(),
    }),
  ),
  reports: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      receivedAt: Moment,
      channel: z.enum(channelCodes.codes),
      state: z.enum(reportStateCodes.codes),
      content: ReportContent,
      fedBackAt: Moment.nullable(),
    }),
  ),
  records: z.array(RecordView),
  assignments: z.array(AssignmentView),
  papers: z.array(PaperView),
  clocks: z.array(ClockView),
  events: z.array(z.object({ at: Moment, words: z.string(), byName: z.string() })),
  closing: z
    .object({
      id: z.uuid(),
      ground: z.enum(closingGroundCodes.codes),
      conclusion: z.string(),
      askedAt: Moment,
      askedBy: z.string(),
    })
    .nullable(),
  /** Of each ground, what must be met and whether it is. */
  closingConditions: z.array(
    z.object({
      ground: z.enum(closingGroundCodes.codes),
      conditions: z.array(z.object({ code: z.string(), says: z.string(), isMet: z.boolean() })),
    }),
  ),
  writes: z.array(z.enum(recordKindCodes.codes)),
  version: z.int(),
  can: z.array(
    z.enum([
      ...(["record", "colour", "seal", "people", "participants", "lead", "file", "monitor"] as const),
      ...(["askClosing", "signClosing", "returnClosing", "reopen"] as const),
    ]),
  ),
});
export type CaseView = z.output<typeof CaseView>;

export const listCases = operation({
  name: "protection.cases.list",
  method: "GET",
  path: "/api/cases",
  title: "查看个案",
  effect: "read",
  verb: "case.read",
  query: z.strictObject({
    place: placeCode.optional(),
    state: z.enum([...caseStateCodes.codes, "open"]).default("open"),
    link: z.enum(linkCodes.codes).optional(),
    colour: z.enum(colourCodes.codes).optional(),
    mine: z.stringbool().optional(),
    late: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(CaseSummary),
    nextCursor: z.string().nullable(),
    total: z.int(),
    /** Of the place and the state, whatever link, colour and lateness are asked for: from these figures one chooses. */
    counts: z.array(
      z.object({
        state: z.enum(caseStateCodes.codes),
        link: z.enum(linkCodes.codes),
        colour: z.enum(colourCodes.codes),
        count: z.int(),
        late: z.int(),
      }),
    ),
  }),
  file: XLSX_TYPE,
  problems: [caseProblems.tooMany],
  clauses: ["R-061", "R-254", "R-264"],
});

export const readCase = operation({
  name: "protection.case.read",
  method: "GET",
  path: "/api/cases/{id}",
  title: "查看一个个案",
  effect: "read",
  verb: "case.read",
  params: Id,
  output: CaseView,
  clauses: ["R-254"],
});

const act = { effect: "write", verb: "case.record", params: Id, output: CaseView } as const;

export const addCaseRecord = operation({
  ...act,
  name: "protection.case.record",
  method: "POST",
  path: "/api/cases/{id}/records",
  title: "写个案记录",
  body: z.strictObject({
    /** Made by the browser: sent twice, written once. */
    id: z.uuid(),
    happenedAt: z.iso.datetime({ offset: true }).meta({ label: "什么时候" }),
    record: RecordBody,
  }),
  problems: [
    caseProblems.notYourPart,
    caseProblems.closed,
    caseProblems.future,
    caseProblems.beforeOpening,
    caseProblems.dueBefore,
  ],
  clauses: ["R-214", "R-254", "R-263"],
});

export const correctCaseRecord = operation({
  ...act,
  name: "protection.case.correct",
  method: "POST",
  path: "/api/cases/{id}/records/{recordId}/corrections",
  title: "更正个案记录",
  params: z.object({ id: z.uuid(), recordId: z.uuid() }),
  body: z.strictObject({
    id: z.uuid(),
    happenedAt: z.iso.datetime({ offset: true }).meta({ label: "什么时候" }),
    record: RecordBody,
    why: words("为什么更正", 300),
  }),
  problems: [caseProblems.notYourPart, caseProblems.closed, caseProblems.replaced, caseProblems.future],
});

const lead = { ...act, verb: "case.lead" } as const;

export const colourCase = operation({
  ...lead,
  name: "protection.case.colour",
  method: "POST",
  path: "/api/cases/{id}/colour",
  title: "调整个案的风险等级",
  versioned: true,
  body: z.strictObject({
    colour: z.enum(colourCodes.codes).meta({ label: "风险等级" }),
    why: words("理由", 500),
  }),
  problems: [caseProblems.notYourPart, caseProblems.closed, caseProblems.stale],
});

export const sealCase = operation({
  ...lead,
  name: "protection.case.seal",
  method: "POST",
  path: "/api/cases/{id}/seal",
  title: "设为或解除涉密",
  versioned: true,
  body: z.strictObject({ sealed: z.boolean().meta({ label: "只让指定的人看" }), why: words("理由", 300) }),
  problems: [caseProblems.notYourPart, caseProblems.stale],
});

export const CasePersonDraft = z.strictObject({
  id: z.uuid(),
  role: z.enum(personRoleCodes.codes).meta({ label: "身份", codeTable: personRoleCodes.name }),
  name: words("姓名", 60),
  sex: z.enum(["1", "2"]).optional().meta({ label: "性别", codeTable: sexCodes.name }),
  birthDate: z.iso.date().optional().meta({ label: "出生日期" }),
  relation: z.string().trim().max(60).optional().meta({ label: "和孩子的关系" }),
  childId: z.uuid().optional().meta({ label: "档案里的孩子" }),
});

export const addCasePerson = operation({
  ...lead,
  name: "protection.case.person",
  method: "POST",
  path: "/api/cases/{id}/people",
  title: "登记个案中的人",
  body: CasePersonDraft,
  problems: [caseProblems.notYourPart, caseProblems.closed],
});

export const removeCasePerson = operation({
  ...lead,
  name: "protection.case.personLeaves",
  method: "POST",
  path: "/api/cases/{id}/people/{personId}/leave",
  title: "注明某人不再涉及本案",
  params: z.object({ id: z.uuid(), personId: z.uuid() }),
  body: z.strictObject({ why: words("理由", 300) }),
  problems: [caseProblems.notYourPart, caseProblems.closed],
});

export const addParticipant = operation({
  ...lead,
  name: "protection.case.participant",
  method: "POST",
  path: "/api/cases/{id}/participants",
  title: "请人参与个案",
  body: z.strictObject({
    accountId: z.uuid().meta({ label: "请谁" }),
    part: z.enum(casePartCodes.codes).meta({ label: "职责" }),
    reason: words("为什么要请", 200),
    until: z.iso.date().optional().meta({ label: "到哪天为止" }),
  }),
  problems: [caseProblems.notYourPart, caseProblems.closed, caseProblems.participant],
  clauses: ["R-004", "R-217"],
});

export const endParticipant = operation({
  ...lead,
  name: "protection.case.participantLeaves",
  method: "POST",
  path: "/api/cases/{id}/participants/{accountId}/end",
  title: "结束某人的参与",
  params: z.object({ id: z.uuid(), accountId: z.uuid() }),
  body: z.strictObject({ why: words("理由", 200) }),
  problems: [caseProblems.notYourPart, caseProblems.leadLeaves],
});

export const changeLead = operation({
  ...lead,
  name: "protection.case.lead",
  method: "POST",
  path: "/api/cases/{id}/lead",
  title: "接手个案",
  versioned: true,
  /** Whoever takes it over signs for it: the asker becomes the lead. */
  body: z.strictObject({ why: words("为什么由您接手", 200) }),
  problems: [caseProblems.notYourPart, caseProblems.closed, caseProblems.stale],
});

export const monitorCase = operation({
  ...lead,
  name: "protection.case.monitor",
  method: "POST",
  path: "/api/cases/{id}/monitoring",
  title: "转入跟踪回访",
  versioned: true,
  body: z.strictObject({ why: words("为什么可以转入跟踪", 500) }),
  problems: [caseProblems.notYourPart, caseProblems.closed, caseProblems.stale],
});

export const listCandidates = operation({
  name: "protection.case.candidates",
  method: "GET",
  path: "/api/cases/{id}/candidates",
  title: "可以请来参与的人",
  effect: "read",
  verb: "case.lead",
  params: Id,
  query: z.strictObject({
    part: z.enum(casePartCodes.codes),
    q: z.string().trim().max(40).default(""),
  }),
  output: z.object({
    items: z.array(
      z.object({ accountId: z.uuid(), name: z.string(), title: z.string(), placeName: z.string() }),
    ),
  }),
  audited: false,
});

export const answerAssignment = operation({
  ...act,
  name: "protection.assignment.answer",
  method: "POST",
  path: "/api/cases/{id}/assignments/{assignmentId}",
  title: "签收、退回、办结协办单",
  params: z.object({ id: z.uuid(), assignmentId: z.uuid() }),
  versioned: true,
  body: z.discriminatedUnion("answer", [
    z.strictObject({ answer: z.literal("accept") }),
    z.strictObject({ answer: z.literal("refuse"), words: words("退回的理由", 500) }),
    z.strictObject({ answer: z.literal("done"), words: words("办理的结果") }),
    z.strictObject({ answer: z.literal("vain"), words: words("为什么没有办成") }),
    z.strictObject({ answer: z.literal("withdraw"), words: words("撤回的理由", 500) }),
  ]),
  problems: [
    caseProblems.notYourAssignment,
    caseProblems.assignmentSettled,
    caseProblems.stale,
    caseProblems.closed,
  ],
  clauses: ["R-076", "R-217"],
});

export const askClosing = operation({
  ...lead,
  name: "protection.case.askClosing",
  method: "POST",
  path: "/api/cases/{id}/closings",
  title: "提出结案",
  body: z.strictObject({
    ground: z.enum(closingGroundCodes.codes).meta({ label: "结案理由" }),
    conclusion: words("结案意见", 2000),
  }),
  problems: [
    caseProblems.notYourPart,
    caseProblems.closed,
    caseProblems.conditions,
    caseProblems.closingOpen,
  ],
});

export const signClosing = operation({
  name: "protection.case.signClosing",
  method: "POST",
  path: "/api/cases/{id}/closings/{closingId}",
  title: "签字结案或退回",
  effect: "write",
  verb: "case.sign",
  params: z.object({ id: z.uuid(), closingId: z.uuid() }),
  body: z.strictObject({
    accept: z.boolean().meta({ label: "同意结案" }),
    why: z.string().trim().max(500).optional().meta({ label: "退回的理由" }),
  }),
  output: CaseView,
  problems: [caseProblems.sameSigner, caseProblems.closingSettled, caseProblems.conditions],
});

export const reopenCase = operation({
  ...lead,
  name: "protection.case.reopen",
  method: "POST",
  path: "/api/cases/{id}/reopenings",
  title: "重新打开个案",
  versioned: true,
  body: z.strictObject({ why: words("为什么重新打开", 500) }),
  problems: [caseProblems.notYourPart, caseProblems.stale],
});

export const addCasePaper = operation({
  ...act,
  name: "protection.case.addPaper",
  method: "POST",
  path: "/api/cases/{id}/papers",
  title: "给个案添加照片、录音、视频",
  upload: true,
  body: z.object({ id: z.uuid() }),
  problems: [
    caseProblems.notYourPart,
    caseProblems.closed,
    reportProblems.fileKind,
    reportProblems.fileTooLarge,
    reportProblems.tooManyFiles,
  ],
});

export const openCasePaper = operation({
  name: "protection.case.paper",
  method: "GET",
  path: "/api/cases/{id}/papers/{paperId}",
  title: "打开个案的照片、录音、视频",
  effect: "read",
  verb: "case.read",
  params: z.object({ id: z.uuid(), paperId: z.uuid() }),
  file: "application/octet-stream",
});
