/** What people do with an assessment. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import * as codes from "./assessment-codes.contract.ts";
import { assessmentProblems as problems } from "./assessment-problems.contract.ts";
import { Answers, AssessmentId, AssessmentView } from "./assessments.contract.ts";

const moving = [problems.notNow, problems.stale];
const changing = {
  method: "POST",
  effect: "write",
  params: AssessmentId,
  versioned: true,
  output: AssessmentView,
} as const;

const day = (label: string) => z.iso.date().meta({ label });
const how = freeText(60).min(1, "请写明方式").meta({ label: "方式（当面、电话、邮寄）" });
const whom = freeText(60).min(1, "请写明对谁告知").meta({ label: "告知了谁" });

/** Before an assessment, and when its result is there. */
export const InformInput = z.strictObject({ on: day("告知日期"), whom, how });
export const DecisionWords = z.strictObject({ note: freeText(500).optional().meta({ label: "意见" }) });
export const HelpInput = z.strictObject({
  kind: z.enum(codes.helpKindCodes.codes).meta({ label: "服务", codeTable: codes.helpKindCodes.name }),
  on: day("日期"),
  what: freeText(500).min(2, "请写做了什么").meta({ label: "做了什么" }),
  outcome: freeText(300).optional().meta({ label: "有什么变化" }),
});
export const CancelInput = z.strictObject({
  reason: freeText(300).min(2, "请写取消的原因").meta({ label: "取消的原因" }),
});

export const AssessorInput = z
  .strictObject({
    accountId: z.uuid().optional().meta({ label: "系统里的评估人员" }),
    name: freeText(40).min(2).optional().meta({ label: "外单位评估人员姓名" }),
    unit: freeText(60).min(2).optional().meta({ label: "外单位评估人员单位" }),
    related: z.boolean().meta({ label: "与孩子或者监护人有利害关系" }),
  })
  .refine(
    ({ accountId, name, unit }) => accountId !== undefined || (name !== undefined && unit !== undefined),
    {
      message: "请选账号，或者填外单位人员的姓名和单位",
    },
  );

const conflicts = [
  problems.tooFew,
  problems.noAccount,
  problems.related,
  problems.kin,
  problems.twice,
  problems.before,
  problems.notAssessor,
];

export const startAssessment = operation({
  name: "protection.assessment.start",
  method: "POST",
  path: "/api/assessments",
  title: "发起监护能力评估",
  effect: "write",
  verb: "assessment.start",
  body: z.strictObject({
    childId: z.uuid(),
    caseId: z.uuid().optional(),
    reason: z
      .enum(codes.assessmentReasonCodes.codes)
      .exclude(["objection"])
      .meta({ label: "评估事由", codeTable: codes.assessmentReasonCodes.name }),
    note: freeText(300).optional().meta({ label: "说明" }),
    assessors: z.array(AssessorInput).min(1).max(6).meta({ label: "评估人员" }),
    sealed: z.boolean().default(false).meta({ label: "只给指定的人看" }),
  }),
  output: AssessmentView,
  problems: [problems.running, problems.childEnded, ...conflicts],
  clauses: ["R-213", "R-214"],
});

export const informGuardians = operation({
  ...changing,
  name: "protection.assessment.inform",
  path: "/api/assessments/{id}/information",
  title: "登记评估前的告知",
  verb: "assessment.start",
  body: InformInput,
  problems: [...moving, problems.dateLater],
});

export const saveSheet = operation({
  ...changing,
  name: "protection.assessment.score",
  path: "/api/assessments/{id}/sheets/{assessorId}",
  title: "填写监护能力评分表",
  verb: "assessment.score",
  // Two assessors score side by side: a sheet has one writer.
  versioned: false,
  params: z.object({ id: z.uuid(), assessorId: z.uuid() }),
  body: z.strictObject({
    answers: Answers,
    seen: z.record(z.string().max(8), freeText(500)).default({}).meta({ label: "看到和听到的、有什么证明" }),
    sign: z.boolean().default(false).meta({ label: "签字" }),
    paper: freeText(100).optional().meta({ label: "纸质评分表存放处" }),
  }),
  problems: [
    problems.notNow,
    problems.notYourSheet,
    problems.signed,
    problems.badAnswers,
    problems.incomplete,
    problems.paperMissing,
  ],
});

export const submitJoint = operation({
  ...changing,
  name: "protection.assessment.submit",
  path: "/api/assessments/{id}/submission",
  title: "提交合议结果",
  verb: "assessment.score",
  body: z.strictObject({
    answers: Answers,
    voice: freeText(2000).optional().meta({ label: "孩子说了什么" }),
    voiceOn: day("哪天听的").optional(),
    voiceWhyNot: freeText(300).optional().meta({ label: "没有听取的原因" }),
    dropped: z.record(z.string().max(40), freeText(300)).default({}).meta({ label: "没有采用红线的理由" }),
    conclusion: freeText(2000).min(10, "请写结论，至少十个字").meta({ label: "评估结论" }),
    suggestions: freeText(2000).min(4, "请写建议").meta({ label: "建议" }),
  }),
  problems: [
    ...moving,
    problems.badAnswers,
    problems.incomplete,
    problems.voiceMissing,
    problems.dateLater,
    problems.dropReasonMissing,
  ],
});

export const decideAssessment = operation({
  ...changing,
  name: "protection.assessment.decide",
  path: "/api/assessments/{id}/decision",
  title: "确认或者退回评估",
  verb: "assessment.confirm",
  body: DecisionWords.extend({ decision: z.enum(["confirm", "return"]).meta({ label: "决定" }) }),
  problems: [...moving, problems.noteMissing],
});

export const tellResult = operation({
  ...changing,
  name: "protection.assessment.tell",
  path: "/api/assessments/{id}/result-information",
  title: "登记告知评估结果",
  verb: "assessment.start",
  body: InformInput,
  problems: [...moving, problems.dateLater],
});

export const askAnew = operation({
  ...changing,
  name: "protection.assessment.object",
  path: "/api/assessments/{id}/objection",
  title: "受理监护人的复评申请",
  verb: "assessment.start",
  body: z.strictObject({
    words: freeText(500).min(2, "请写监护人的理由").meta({ label: "监护人的理由" }),
    assessors: z.array(AssessorInput).min(1).max(6).meta({ label: "复评人员" }),
  }),
  problems: [...moving, problems.running, problems.childEnded, ...conflicts],
});

export const recordHelp = operation({
  ...changing,
  name: "protection.assessment.help",
  path: "/api/assessments/{id}/help",
  title: "登记对监护人的指导、监督、帮扶",
  verb: "assessment.score",
  versioned: false,
  body: HelpInput,
  problems: [problems.notNow, problems.dateLater],
  clauses: ["R-139", "R-219"],
});

export const nameReader = operation({
  ...changing,
  name: "protection.assessment.nameReader",
  path: "/api/assessments/{id}/readers",
  title: "指定可以看这次评估的人",
  verb: "assessment.start",
  versioned: false,
  body: z.strictObject({
    accountId: z.uuid().meta({ label: "给谁看" }),
    reason: freeText(200).min(2, "请写原因").meta({ label: "原因" }),
  }),
  problems: [problems.notNow, problems.notAssessor],
});

export const cancelAssessment = operation({
  ...changing,
  name: "protection.assessment.cancel",
  path: "/api/assessments/{id}/cancellation",
  title: "取消评估",
  verb: "assessment.start",
  body: CancelInput,
  problems: moving,
});
