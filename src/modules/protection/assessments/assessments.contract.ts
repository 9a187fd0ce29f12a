/** An assessment as it is listed and read. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { purposeFirst } from "../../../platform/access/sealed.contract.ts";
import * as codes from "./assessment-codes.contract.ts";
import { assessmentActs } from "./assessment-flow.ts";

export const AssessmentId = z.object({ id: z.uuid() });

export const place = z
  .string()
  .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
  .meta({ label: "区域" });
export const grade = z.enum(codes.gradeCodes.codes).meta({ label: "等级", codeTable: codes.gradeCodes.name });

export const AssessmentRow = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  reason: z.enum(codes.assessmentReasonCodes.codes),
  state: z.enum(codes.assessmentStateCodes.codes),
  grade: grade.nullable(),
  percent: z.number().nullable(),
  redLine: z.boolean().nullable(),
  sealed: z.boolean(),
  assessors: z.array(z.string()),
  startedOn: z.string(),
  dueOn: z.string().nullable(),
  isLate: z.boolean(),
  confirmedOn: z.string().nullable(),
  nextDueOn: z.string().nullable(),
});
export type AssessmentRow = z.output<typeof AssessmentRow>;

export const Answers = z.strictObject({
  points: z.record(z.string().max(8), z.int().min(0).max(100)),
  redLines: z.record(z.string().max(40), z.enum(codes.redLineAnswerCodes.codes)),
});

const SectionScore = z.object({ code: z.string(), title: z.string(), points: z.int(), of: z.int() });

export const ScoreView = z.object({
  sections: z.array(SectionScore),
  points: z.int(),
  of: z.int(),
  percent: z.number(),
  redLines: z.array(z.string()),
  /** The grade, or between which ones it lies. */
  best: grade,
  worst: grade,
});
export type ScoreView = z.output<typeof ScoreView>;

const AssessorView = z.object({
  id: z.uuid(),
  name: z.string(),
  unit: z.string(),
  mine: z.boolean(),
  hasAccount: z.boolean(),
  signedAt: z.string().nullable(),
  paper: z.string().nullable(),
  /** Null as long as it is another's and not everybody has signed. */
  answers: Answers.nullable(),
  seen: z.record(z.string(), z.string()).nullable(),
  score: ScoreView.nullable(),
});
export type AssessorView = z.output<typeof AssessorView>;

const Band = z.object({ words: z.string(), from: z.int(), to: z.int() });

export const TemplateView = z.object({
  version: z.string(),
  title: z.string(),
  basis: z.string(),
  unchecked: z.boolean(),
  sections: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      of: z.int(),
      items: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          look: z.string(),
          of: z.int(),
          bands: z.array(Band),
        }),
      ),
    }),
  ),
  redLines: z.array(z.object({ code: z.string(), title: z.string() })),
});
export type TemplateView = z.output<typeof TemplateView>;

export const Earlier = z.object({
  id: z.uuid(),
  confirmedOn: z.string(),
  grade,
  percent: z.number(),
  redLine: z.boolean(),
  sections: z.array(SectionScore),
});
export type Earlier = z.output<typeof Earlier>;

export const HelpView = z.object({
  kind: z.enum(codes.helpKindCodes.codes),
  on: z.string(),
  what: z.string(),
  outcome: z.string().nullable(),
  by: z.string(),
});

export const AssessmentView = AssessmentRow.extend({
  version: z.int(),
  childAge: z.int().nullable(),
  /** The child is of the age at which the own words are asked for. */
  mustHear: z.boolean(),
  voiceAge: z.int(),
  reasonNote: z.string().nullable(),
  caseId: z.uuid().nullable(),
  reassesses: z.uuid().nullable(),
  startedBy: z.string(),
  informed: z.object({ on: z.string(), whom: z.string(), how: z.string() }).nullable(),
  template: TemplateView,
  /** As frozen when it was begun: the page adds up by it while one types. */
  scale: z.object({
    points: z.record(z.string(), z.int()),
    bounds: z.object({ normal: z.int(), insufficient: z.int(), improper: z.int() }),
    ages: z.object({ alone: z.int(), unattended: z.int(), voice: z.int() }),
    assessors: z.int(),
  }),
  sheets: z.array(AssessorView),
  /** Once everybody has signed. */
  differences: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      kind: z.enum(["item", "redLine"]),
      given: z.array(z.union([z.int(), z.string(), z.null()])),
    }),
  ),
  joint: z
    .object({
      answers: Answers,
      score: ScoreView,
      voice: z.string().nullable(),
      voiceOn: z.string().nullable(),
      voiceWhyNot: z.string().nullable(),
      conclusion: z.string().nullable(),
      suggestions: z.string().nullable(),
      dropped: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** What the grade asks for, to begin the suggestions with. */
  consequence: z.object({ title: z.string(), suggests: z.string() }).nullable(),
  confirmedBy: z.string().nullable(),
  told: z.object({ on: z.string(), whom: z.string(), how: z.string() }).nullable(),
  objectionUntil: z.string().nullable(),
  earlier: z.array(Earlier),
  help: z.array(HelpView),
  events: z.array(z.object({ at: z.string(), by: z.string(), act: z.string(), note: z.string().nullable() })),
  can: z.array(z.enum(assessmentActs)),
});
export type AssessmentView = z.output<typeof AssessmentView>;

export const dueCodes = ["late", "soon"] as const;

export const listAssessments = operation({
  name: "protection.assessments.list",
  method: "GET",
  path: "/api/assessments",
  title: "查看监护能力评估",
  effect: "read",
  verb: "assessment.read",
  query: z.strictObject({
    place: place.optional(),
    state: z
      .enum(codes.assessmentStateCodes.codes)
      .optional()
      .meta({ label: "状态", codeTable: codes.assessmentStateCodes.name }),
    grade: grade.optional(),
    /** Of running ones late or not; of confirmed ones, whose next one is near or past. */
    due: z.enum(dueCodes).optional().meta({ label: "到期" }),
    childId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({
    items: z.array(AssessmentRow),
    nextCursor: z.string().nullable(),
    total: z.int(),
    /** Guidance, supervision, support given, in this choice. */
    help: z.record(z.string(), z.int()),
    can: z.array(z.enum(["start"])),
  }),
  clauses: ["R-213", "R-214", "R-219"],
});

export const readAssessment = operation({
  name: "protection.assessment.read",
  method: "GET",
  path: "/api/assessments/{id}",
  title: "查看一次监护能力评估",
  effect: "read",
  verb: "assessment.read",
  params: AssessmentId,
  output: AssessmentView,
  clauses: ["R-139", "R-213", "R-285"],
  problems: [purposeFirst],
});

export const readChildGrades = operation({
  name: "protection.child.grades",
  method: "GET",
  path: "/api/children/{id}/guardianship-grades",
  title: "查看儿童的监护等级",
  effect: "read",
  verb: "assessment.readGrade",
  params: AssessmentId,
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        grade,
        confirmedOn: z.string(),
        nextDueOn: z.string().nullable(),
      }),
    ),
    /** Begun and not yet confirmed. */
    runningSince: z.string().nullable(),
    can: z.array(z.enum(["read", "start"])),
  }),
  clauses: ["R-140", "R-213"],
});

export const listAssessors = operation({
  name: "protection.assessors.list",
  method: "GET",
  path: "/api/assessors",
  title: "查看可以担任评估人员的账号",
  effect: "read",
  verb: "assessment.start",
  audited: false,
  output: z.object({
    items: z.array(
      z.object({
        accountId: z.uuid(),
        name: z.string(),
        role: z.string(),
        placeName: z.string(),
      }),
    ),
    needed: z.int(),
  }),
});
