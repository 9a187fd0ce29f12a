/** A change of parameters: one document, its rows, whom it affects, who proposed and who confirmed it. */
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { changeProblems } from "./parameter-problems.contract.ts";
import { ParameterValue, parameterUnits } from "./parameter-value.contract.ts";

export const changeStates = codeTable("parameterChangeState", "调整单状态", {
  proposed: "待另一人确认",
  confirmed: "已确认",
  refused: "已退回",
  withdrawn: "已撤回",
});

export const MonthText = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, "月份写成 2026-01")
  .meta({ label: "月份" });

export const EffectiveRule = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("nextMonth") }),
  z.strictObject({ rule: z.literal("fromMonth"), month: MonthText }),
  /** Decided month by month, like an allowance for rising prices: before and after it stays as it was. */
  z.strictObject({ rule: z.literal("oneMonth"), month: MonthText }),
  /** Periods that are recorded already are wrong, or have now been compared with their document. */
  z.strictObject({ rule: z.literal("correction") }),
]);
export type EffectiveRule = z.output<typeof EffectiveRule>;

export const ChangeDraft = z.strictObject({
  document: freeText(120).min(1, "请填写文号").meta({ label: "文号" }),
  title: freeText(200).min(1, "请填写文件名称").meta({ label: "文件名称" }),
  issuedOn: z.iso.date().meta({ label: "发文日期" }),
  compared: z.boolean().meta({ label: "已与文件原文逐项核对" }),
  effective: EffectiveRule.meta({ label: "执行时间" }),
  reason: freeText(500).min(1, "请写明为什么调整").meta({ label: "调整原因" }),
  rows: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(120),
        value: ParameterValue,
        /** The first day of the period that is corrected; for corrections only. */
        from: z.iso.date().optional(),
      }),
    )
    .min(1, "至少要调整一项")
    .max(60)
    .meta({ label: "调整的项目" }),
});
export type ChangeDraft = z.output<typeof ChangeDraft>;

export const ChangedRow = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(parameterUnits.codes),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  before: ParameterValue.nullable(),
  beforeWords: z.string().nullable(),
  beforeDocument: z.string().nullable(),
  after: ParameterValue,
  afterWords: z.string(),
});
export type ChangedRow = z.output<typeof ChangedRow>;

const Figures = z.object({
  /** Of which payment or rule this is said. */
  what: z.string(),
  affected: z.int(),
  monthlyFen: z.int(),
  arrearsFen: z.int(),
});

export const ImpactFigures = Figures.extend({
  byPlace: z.array(
    z.object({ placeName: z.string(), affected: z.int(), monthlyFen: z.int(), arrearsFen: z.int() }),
  ),
});
export type ImpactFigures = z.output<typeof ImpactFigures>;

/** Labels of which the system does not know whom they affect: not the same as nobody. */
const unreckoned = z.array(z.string());

export const ChangePreview = z.object({
  effectiveFrom: z.iso.date().nullable(),
  rows: z.array(ChangedRow),
  impacts: z.array(
    ImpactFigures.extend({
      examples: z.array(z.object({ childId: z.string(), name: z.string(), words: z.string() })),
    }),
  ),
  unreckoned,
  /** Sent back with the decision: whoever decides has seen exactly this. */
  digest: z.string(),
});
export type ChangePreview = z.output<typeof ChangePreview>;

const SeenFigures = z.object({ rows: z.array(ChangedRow), impacts: z.array(ImpactFigures), unreckoned });

export const ChangeSummary = z.object({
  id: z.string(),
  document: z.string(),
  title: z.string(),
  issuedOn: z.iso.date(),
  effectiveFrom: z.iso.date().nullable(),
  state: z.enum(changeStates.codes),
  labels: z.array(z.string()),
  proposedBy: z.string(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
});
export type ChangeSummary = z.output<typeof ChangeSummary>;

export const Change = ChangeSummary.extend({
  version: z.int(),
  compared: z.boolean(),
  effective: EffectiveRule,
  reason: z.string(),
  draftRows: ChangeDraft.shape.rows,
  /** As the proposer saw it, and as who confirmed it did. */
  proposedPreview: SeenFigures,
  decidedPreview: SeenFigures.nullable(),
  decisionWords: z.string().nullable(),
  events: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      act: z.enum(["proposed", "confirmed", "refused", "withdrawn"]),
      words: z.string().nullable(),
    }),
  ),
  can: z.array(z.enum(["confirm", "refuse", "withdraw"])),
  /** Why the asking post cannot confirm it, where it could if it were somebody else. */
  isOwn: z.boolean(),
});
export type Change = z.output<typeof Change>;

const ChangeId = z.object({ id: z.uuid() });
const draftProblems = [changeProblems.badChange, changeProblems.overlap] as const;
const previewDigest = z.string().min(1).max(100);

export const listChanges = operation({
  name: "platform.parameterChanges.list",
  method: "GET",
  path: "/api/parameter-changes",
  title: "查看参数调整单",
  effect: "read",
  verb: "parameter.readChanges",
  audited: false,
  query: z.object({ state: z.enum(changeStates.codes).optional() }),
  output: z.object({ items: z.array(ChangeSummary) }),
});

export const previewDraft = operation({
  name: "platform.parameterChange.previewDraft",
  method: "POST",
  path: "/api/parameter-changes/preview",
  title: "预看参数调整的影响",
  effect: "read",
  verb: "parameter.propose",
  body: ChangeDraft,
  output: ChangePreview,
  problems: [...draftProblems],
});

export const proposeChange = operation({
  name: "platform.parameterChange.propose",
  method: "POST",
  path: "/api/parameter-changes",
  title: "提出参数调整",
  effect: "write",
  verb: "parameter.propose",
  body: ChangeDraft.extend({ previewDigest }),
  output: Change,
  problems: [...draftProblems, changeProblems.previewStale],
});

export const readChange = operation({
  name: "platform.parameterChange.read",
  method: "GET",
  path: "/api/parameter-changes/{id}",
  title: "查看一张参数调整单",
  effect: "read",
  verb: "parameter.readChanges",
  audited: false,
  params: ChangeId,
  output: Change,
});

export const previewChange = operation({
  name: "platform.parameterChange.preview",
  method: "GET",
  path: "/api/parameter-changes/{id}/preview",
  title: "查看参数调整单现在的影响",
  effect: "read",
  verb: "parameter.readChanges",
  params: ChangeId,
  output: ChangePreview,
  problems: [...draftProblems, changeProblems.decided],
});

export const confirmChange = operation({
  name: "platform.parameterChange.confirm",
  method: "POST",
  path: "/api/parameter-changes/{id}/confirmation",
  title: "确认参数调整",
  effect: "write",
  verb: "parameter.confirm",
  versioned: true,
  params: ChangeId,
  body: z.strictObject({ previewDigest, words: freeText(500).optional().meta({ label: "意见" }) }),
  output: Change,
  problems: [
    ...draftProblems,
    changeProblems.previewStale,
    changeProblems.ownProposal,
    changeProblems.decided,
  ],
});

export const refuseChange = operation({
  name: "platform.parameterChange.refuse",
  method: "POST",
  path: "/api/parameter-changes/{id}/refusal",
  title: "退回参数调整",
  effect: "write",
  verb: "parameter.confirm",
  versioned: true,
  params: ChangeId,
  body: z.strictObject({ words: freeText(500).min(1, "请写明退回的原因").meta({ label: "退回原因" }) }),
  output: Change,
  problems: [changeProblems.ownProposal, changeProblems.decided],
});

export const withdrawChange = operation({
  name: "platform.parameterChange.withdraw",
  method: "POST",
  path: "/api/parameter-changes/{id}/withdrawal",
  title: "撤回参数调整",
  effect: "write",
  verb: "parameter.propose",
  versioned: true,
  params: ChangeId,
  body: z.strictObject({ words: freeText(500).optional().meta({ label: "撤回原因" }) }),
  output: Change,
  problems: [changeProblems.notProposer, changeProblems.decided],
});
