/** Cases: the board, one case, and what is done in it. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { purposeFirst } from "../../../platform/access/sealed.contract.ts";
import { XLSX_TYPE } from "../../../platform/excel/file-types.contract.ts";
import { sexCodes } from "../../registry/codes.contract.ts";
import { casePartCodes, colourCodes, linkCodes, situationCodes } from "../protection-codes.contract.ts";
import { placeCode } from "../reports/report-form.contract.ts";
import { reportProblems } from "../reports/report-problems.contract.ts";
import { ageBandCodes } from "./age-bands.ts";
import { caseStateCodes, personRoleCodes } from "./case-codes.contract.ts";
import { caseProblems } from "./case-problems.contract.ts";
import { CaseLine, CaseView } from "./case-view.contract.ts";
import { closingGroundCodes } from "./closing-conditions.ts";
import { casePaceCodes } from "./pace-codes.ts";
import { RecordBody } from "./records/record-kinds.contract.ts";

const Id = z.object({ id: z.uuid() });
const words = (label: string, most = 1000) => z.string().trim().min(1).max(most).meta({ label });

export const listCases = operation({
  name: "protection.cases.list",
  method: "GET",
  path: "/api/cases",
  title: "查看个案",
  effect: "read",
  verb: "case.read",
  query: z.strictObject({
    place: placeCode.optional(),
    state: z.enum([...caseStateCodes.codes, "open", "any"]).default("open"),
    link: z.enum(linkCodes.codes).optional(),
    colour: z.enum(colourCodes.codes).optional(),
    mine: z.stringbool().optional(),
    late: z.stringbool().optional(),
    situation: z.enum(situationCodes.codes).optional(),
    age: z.enum(ageBandCodes.codes).optional(),
    sealed: z.stringbool().optional(),
    /** A part of the number or of the child's name; a sealed case is found by its number alone. */
    words: z.string().trim().max(40).optional(),
    openedFrom: z.iso.date().optional(),
    openedTo: z.iso.date().optional(),
    pace: z.enum(casePaceCodes.codes).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(CaseLine),
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
  problems: [purposeFirst],
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
    caseProblems.alreadyPlaced,
    caseProblems.notPlaced,
    caseProblems.returnUnderState,
    caseProblems.returnUnassessed,
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
  problems: [purposeFirst],
});
