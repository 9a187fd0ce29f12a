/** A matter as it is shown: a line in a list, or whole, with its form, its papers and what may be done. */
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";

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
  leads: z.enum(["next", "approved", "refused", "back", "again", "closed"]),
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
  /** Nobody applies: an office acts of itself. */
  isOfOffice: z.boolean(),
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
      /** The step in which it happened. */
      step: z.string().nullable(),
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
      "name",
    ]),
  ),
});
export type MatterView = z.output<typeof MatterView>;
