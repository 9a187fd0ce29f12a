/** Applications as they are listed, read and decided through HTTP. */
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { procedureProblems, refusalProblems } from "./procedure-problems.contract.ts";

export const matterStateCodes = codeTable("matterState", "办理状态", {
  draft: "草稿",
  running: "办理中",
  supplementing: "等待补正",
  withdrawn: "已撤回",
  approved: "已通过",
  refused: "不予通过",
  closed: "已终结",
});

export const ValueSource = z.object({
  kind: z.enum(["fact", "parameter", "typed"]).meta({ label: "来源种类" }),
  /** 公安户籍 · 2026-03-02 登记 */
  words: z.string().max(200).meta({ label: "来源" }),
  on: z.string().max(10).nullish().meta({ label: "日期" }),
  factId: z.uuid().nullish(),
});
export type ValueSource = z.output<typeof ValueSource>;

export const FormValue = z.object({ value: z.unknown(), source: ValueSource.nullish() });
export type FormValue = z.output<typeof FormValue>;

const Form = z.record(z.string().max(60), FormValue).meta({ label: "申请表" });

export const Check = z.object({
  code: z.string(),
  label: z.string(),
  verdict: z.enum(["yes", "no", "cannotTell"]),
  /** What was found, in words. */
  value: z.string(),
  source: z.string().nullable(),
  on: z.string().nullable(),
  citation: z
    .object({
      document: z.string(),
      clause: z.string().nullish(),
      says: z.string(),
      certainty: z.enum(["verified", "known", "uncertain", "design"]),
    })
    .nullable(),
});
export type Check = z.output<typeof Check>;

export const Clock = z.object({
  /** none: no term; cannotTell: the number or a holiday notice is wanting. */
  tone: z.enum(["none", "calm", "soon", "today", "late", "stands", "cannotTell"]),
  dueOn: z.string().nullable(),
  dueAt: z.string().nullable(),
  /** 还剩 3 个工作日 · 2026-12-04 到期 */
  says: z.string(),
  /** What to know about it: missing notices, until when it stands. */
  note: z.string().nullable(),
});
export type Clock = z.output<typeof Clock>;

export const MatterLine = z.object({
  id: z.uuid(),
  no: z.string().nullable(),
  procedure: z.string(),
  procedureTitle: z.string(),
  subjectId: z.uuid().nullable(),
  subjectName: z.string(),
  placeName: z.string(),
  state: z.enum(matterStateCodes.codes),
  receivedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  stepTitle: z.string().nullable(),
  /** 古楼镇 儿童督导员 */
  deskName: z.string().nullable(),
  isMine: z.boolean(),
  clock: Clock,
});
export type MatterLine = z.output<typeof MatterLine>;

export const OutcomeView = z.object({
  code: z.string(),
  label: z.string(),
  leads: z.enum(["next", "approved", "refused", "back", "closed"]),
  needsReasons: z.boolean(),
  to: z.array(z.object({ code: z.string(), title: z.string() })),
  phrases: z.array(z.string()),
});

export const CitationView = Check.shape.citation.unwrap();

export const StepView = z.object({
  ordinal: z.int(),
  code: z.string(),
  title: z.string(),
  round: z.int(),
  state: z.enum(["open", "decided", "dropped"]),
  deskName: z.string(),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  outcomeLabel: z.string().nullable(),
  opinion: z.string().nullable(),
  /** 张国强，或 李明华（代张国强） */
  by: z.string().nullable(),
  citation: CitationView.nullable(),
});

export const MaterialView = z.object({
  code: z.string(),
  title: z.string(),
  required: z.boolean(),
  alternatives: z.array(z.object({ code: z.string(), title: z.string() })),
  papers: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      kindTitle: z.string(),
      fileName: z.string().nullable(),
      mediaType: z.string().nullable(),
      size: z.int().nullable(),
      note: z.string().nullable(),
      addedAt: z.string(),
      addedBy: z.string(),
    }),
  ),
  citation: CitationView.nullable(),
});

export const FieldView = z.object({
  field: z.string(),
  label: z.string(),
  /** As people read it: code labels, yuan, masked numbers. */
  words: z.string(),
  value: z.unknown(),
  source: ValueSource.nullable(),
  kind: z.enum(["text", "longText", "code", "codes", "date", "month", "flag", "integer", "money"]),
  required: z.boolean(),
  isSealed: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  fault: z.string().nullable(),
});
export type FieldView = z.output<typeof FieldView>;

export const MatterView = z.object({
  id: z.uuid(),
  version: z.int(),
  today: z.string(),
  ...MatterLine.omit({ id: true }).shape,
  specVersion: z.string(),
  receptionName: z.string(),
  applicant: z.object({ name: z.string().nullable(), relation: z.string().nullable() }),
  basis: z.array(CitationView),
  /** Every step of the procedure as it lies before this matter. */
  outline: z.array(z.object({ code: z.string(), title: z.string(), deskName: z.string(), term: z.string() })),
  steps: z.array(StepView),
  sections: z.array(z.object({ title: z.string(), fields: z.array(FieldView) })),
  materials: z.array(MaterialView),
  missing: z.array(z.object({ code: z.string(), title: z.string() })),
  checks: z.array(Check),
  events: z.array(
    z.object({
      id: z.uuid(),
      on: z.string(),
      at: z.string(),
      kind: z.string(),
      says: z.string(),
      by: z.string(),
    }),
  ),
  /** For the open step: what may be decided, which pauses may begin. */
  outcomes: z.array(OutcomeView),
  pauses: z.array(z.object({ code: z.string(), title: z.string() })),
  standing: z
    .object({ kind: z.string(), title: z.string(), since: z.string(), until: z.string().nullable() })
    .nullable(),
  /** In whose stead the asker would act. */
  behalf: z.string().nullable(),
  earliestOn: z.string(),
  /** Papers that can be printed now: the application, the receipt, what the steps have printed. */
  prints: z.array(z.object({ code: z.string(), title: z.string() })),
  previousId: z.uuid().nullable(),
  nextId: z.uuid().nullable(),
  can: z.array(
    z.enum([
      "receive",
      "edit",
      "decide",
      "askSupplement",
      "supplement",
      "pause",
      "resume",
      "withdraw",
      "object",
      "reapply",
      "addMaterial",
    ]),
  ),
});
export type MatterView = z.output<typeof MatterView>;

const Id = z.object({ id: z.uuid() });
const on = z.iso.date().meta({ label: "办理日期" }).optional();
const applicant = z
  .strictObject({
    name: z.string().trim().min(1).max(60).meta({ label: "申请人" }),
    relation: z.string().trim().max(20).meta({ label: "与儿童关系" }),
  })
  .optional();

export const listProcedures = operation({
  name: "procedures.list",
  method: "GET",
  path: "/api/procedures",
  title: "查看可以办理的程序",
  effect: "read",
  verb: "application.read",
  audited: false,
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        basis: z.array(CitationView),
        steps: z.array(z.object({ title: z.string(), deskName: z.string(), term: z.string() })),
        materials: z.array(z.object({ title: z.string(), required: z.boolean() })),
        canStart: z.boolean(),
      }),
    ),
  }),
});

export const listApplications = operation({
  name: "procedures.matters.list",
  method: "GET",
  path: "/api/applications",
  title: "查看办理中的申请",
  effect: "read",
  verb: "application.read",
  query: z.strictObject({
    /** mine: on the asker's desk. */
    whose: z.enum(["mine", "all"]).default("all"),
    procedure: z.string().max(60).optional(),
    state: z.enum(["open", ...matterStateCodes.codes]).default("open"),
    late: z.enum(["late", "soon"]).optional(),
    place: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
    subjectId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    today: z.string(),
    items: z.array(MatterLine),
    counts: z.object({ late: z.int(), today: z.int(), soon: z.int(), open: z.int(), mine: z.int() }),
    nextCursor: z.string().nullable(),
  }),
  file: XLSX_TYPE,
  problems: [procedureProblems.unknown],
});

export const readApplication = operation({
  name: "procedures.matter.read",
  method: "GET",
  path: "/api/applications/{id}",
  title: "查看一件申请",
  effect: "read",
  verb: "application.read",
  params: Id,
  output: MatterView,
});

export const startApplication = operation({
  name: "procedures.matter.start",
  method: "POST",
  path: "/api/applications",
  title: "登记一件申请",
  effect: "write",
  verb: "application.start",
  body: z.strictObject({
    procedure: z.string().max(60).meta({ label: "办理事项" }),
    childId: z.uuid().meta({ label: "儿童" }),
    form: Form.default({}),
    applicant,
    /** With a day: received at once; without: a draft. */
    receivedOn: z.iso.date().meta({ label: "受理日期" }).optional(),
    /** The refused or withdrawn application that this one follows. */
    previousId: z.uuid().optional(),
  }),
  output: MatterView,
  problems: [
    procedureProblems.unknown,
    procedureProblems.subjectUnknown,
    procedureProblems.alreadyRunning,
    procedureProblems.notRefused,
    procedureProblems.formBad,
    refusalProblems.formIncomplete,
    refusalProblems.dateInFuture,
    refusalProblems.noVersion,
  ],
});

export const editApplication = operation({
  name: "procedures.matter.edit",
  method: "PATCH",
  path: "/api/applications/{id}",
  title: "填写申请表",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ form: Form, applicant }),
  output: MatterView,
  problems: [procedureProblems.notDraft, procedureProblems.formBad, procedureProblems.stale],
});

export const receiveApplication = operation({
  name: "procedures.matter.receive",
  method: "POST",
  path: "/api/applications/{id}/receipt",
  title: "受理申请",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ on }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.formIncomplete,
    refusalProblems.dateInFuture,
    refusalProblems.noVersion,
    procedureProblems.stale,
  ],
});

export const decideApplication = operation({
  name: "procedures.step.decide",
  method: "POST",
  path: "/api/applications/{id}/decisions",
  title: "办理一步并填写意见",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    step: z.int().meta({ label: "第几步" }),
    outcome: z.string().max(60).meta({ label: "办理结果" }),
    opinion: freeText(2000).meta({ label: "意见" }).default(""),
    to: z.string().max(60).meta({ label: "退回到" }).optional(),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notYours,
    refusalProblems.separatePosts,
    refusalProblems.noSuchOutcome,
    refusalProblems.reasonsMissing,
    refusalProblems.materialsMissing,
    refusalProblems.clockStands,
    refusalProblems.dateTooEarly,
    refusalProblems.dateInFuture,
    procedureProblems.stale,
  ],
});

export const askSupplement = operation({
  name: "procedures.supplement.ask",
  method: "POST",
  path: "/api/applications/{id}/supplement-requests",
  title: "一次性告知需要补正的材料",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    missing: z
      .array(
        z.strictObject({
          title: z.string().trim().min(1).max(100).meta({ label: "材料" }),
          says: freeText(200).meta({ label: "说明" }).default(""),
        }),
      )
      .max(30)
      .meta({ label: "需要补正的材料" }),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notYours,
    refusalProblems.alreadyNoticed,
    refusalProblems.nothingNamed,
    refusalProblems.clockStands,
    procedureProblems.stale,
  ],
});

export const handInSupplement = operation({
  name: "procedures.supplement.handIn",
  method: "POST",
  path: "/api/applications/{id}/supplements",
  title: "收到补正材料",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ on }),
  output: MatterView,
  problems: [refusalProblems.notOpen, procedureProblems.stale],
});

export const pauseApplication = operation({
  name: "procedures.pause.begin",
  method: "POST",
  path: "/api/applications/{id}/pauses",
  title: "开始公示或评估，暂停时限",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({
    pause: z.string().max(60).meta({ label: "暂停的原因" }),
    reason: freeText(300).meta({ label: "说明" }).default(""),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notForeseen,
    refusalProblems.clockStands,
    procedureProblems.stale,
  ],
});

export const resumeApplication = operation({
  name: "procedures.pause.end",
  method: "POST",
  path: "/api/applications/{id}/resumptions",
  title: "结束公示或评估，时限继续",
  effect: "write",
  verb: "application.decide",
  versioned: true,
  params: Id,
  body: z.strictObject({ result: freeText(500).meta({ label: "结果" }).default(""), on }),
  output: MatterView,
  problems: [refusalProblems.noPause, refusalProblems.notYetDue, procedureProblems.stale],
});

export const withdrawApplication = operation({
  name: "procedures.matter.withdraw",
  method: "POST",
  path: "/api/applications/{id}/withdrawal",
  title: "申请人撤回申请",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({ reason: freeText(300).meta({ label: "撤回的理由" }), on }),
  output: MatterView,
  problems: [refusalProblems.notOpen, refusalProblems.reasonsMissing, procedureProblems.stale],
});

export const objectToApplication = operation({
  name: "procedures.matter.object",
  method: "POST",
  path: "/api/applications/{id}/objections",
  title: "登记异议",
  effect: "write",
  verb: "application.start",
  versioned: true,
  params: Id,
  body: z.strictObject({
    who: z.string().trim().min(1).max(60).meta({ label: "谁提出的" }),
    says: freeText(1000).min(2).meta({ label: "异议内容" }),
    on,
  }),
  output: MatterView,
  problems: [
    refusalProblems.notOpen,
    refusalProblems.notForeseen,
    refusalProblems.tooLate,
    procedureProblems.stale,
  ],
});

const paper = {
  item: z.string().max(60).meta({ label: "材料" }),
  /** Which of the alternatives; the material itself when there are none. */
  kind: z.string().max(60).meta({ label: "材料种类" }),
};
const note = freeText(200).meta({ label: "说明" });
const handInProblems = [
  refusalProblems.notOpen,
  refusalProblems.materialUnknown,
  procedureProblems.materialKind,
  procedureProblems.materialTooLarge,
];

export const printPaper = operation({
  name: "procedures.paper.print",
  method: "GET",
  path: "/api/applications/{id}/prints/{code}",
  title: "打印申请文书",
  effect: "read",
  durable: () => true,
  verb: "application.read",
  params: z.object({ id: z.uuid(), code: z.string().max(60) }),
  /** pdf or docx, where the room offers both. */
  query: z.strictObject({ as: z.enum(["pdf", "docx"]).default("pdf") }),
  file: "application/octet-stream",
  problems: [procedureProblems.nothingToPrint],
});

export const uploadMaterial = operation({
  name: "procedures.material.upload",
  method: "POST",
  path: "/api/applications/{id}/materials",
  title: "上传申请材料",
  effect: "write",
  verb: "application.start",
  params: Id,
  upload: true,
  body: z.strictObject({ ...paper, note: note.optional() }),
  output: MatterView,
  problems: handInProblems,
});

export const notePaper = operation({
  name: "procedures.material.note",
  method: "POST",
  path: "/api/applications/{id}/papers",
  title: "登记收到的纸质材料",
  effect: "write",
  verb: "application.start",
  params: Id,
  body: z.strictObject({ ...paper, note: note.min(2, "请写明原件在哪里、是否核对") }),
  output: MatterView,
  problems: handInProblems,
});

const MaterialId = z.object({ id: z.uuid(), materialId: z.uuid() });

export const removeMaterial = operation({
  name: "procedures.material.remove",
  method: "POST",
  path: "/api/applications/{id}/materials/{materialId}/removal",
  title: "撤下交错的材料",
  effect: "write",
  verb: "application.start",
  params: MaterialId,
  body: z.strictObject({ reason: note.min(2, "请写明原因（至少两个字）") }),
  output: MatterView,
  problems: [refusalProblems.notOpen],
});

export const openMaterial = operation({
  name: "procedures.material.read",
  method: "GET",
  path: "/api/applications/{id}/materials/{materialId}",
  title: "查看申请材料",
  effect: "read",
  durable: () => true,
  verb: "application.read",
  params: MaterialId,
  file: "application/octet-stream",
  problems: [procedureProblems.materialLost],
});

export const DelegationView = z.object({
  id: z.uuid(),
  fromName: z.string(),
  fromPost: z.string(),
  toName: z.string(),
  toPost: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  reason: z.string(),
  /** ahead, now, over. */
  state: z.enum(["ahead", "now", "over"]),
  canEnd: z.boolean(),
});
export type DelegationView = z.output<typeof DelegationView>;

export const listDelegations = operation({
  name: "procedures.delegations.list",
  method: "GET",
  path: "/api/delegations",
  title: "查看委托代办",
  effect: "read",
  verb: "delegation.manage",
  audited: false,
  output: z.object({
    today: z.string(),
    items: z.array(DelegationView),
    /** To whom the asker may delegate. */
    candidates: z.array(z.object({ postId: z.uuid(), name: z.string(), post: z.string() })),
  }),
});

export const delegatePost = operation({
  name: "procedures.delegation.make",
  method: "POST",
  path: "/api/delegations",
  title: "委托别人代办",
  effect: "write",
  verb: "delegation.manage",
  body: z.strictObject({
    toPostId: z.uuid().meta({ label: "委托给" }),
    fromOn: z.iso.date().meta({ label: "从哪天起" }),
    toOn: z.iso.date().meta({ label: "到哪天止（含当天）" }),
    reason: freeText(200).min(2, "请写明原因（至少两个字）").meta({ label: "原因" }),
  }),
  output: z.object({ id: z.uuid() }),
  problems: [
    procedureProblems.delegationPost,
    procedureProblems.delegationDates,
    procedureProblems.delegationOverlap,
  ],
});

export const endDelegation = operation({
  name: "procedures.delegation.end",
  method: "POST",
  path: "/api/delegations/{id}/end",
  title: "结束委托代办",
  effect: "write",
  verb: "delegation.manage",
  params: Id,
  body: z.strictObject({}),
  output: z.object({ ok: z.boolean() }),
});
