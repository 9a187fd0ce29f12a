/** Money paid too much: told in writing, taken off or paid back by a plan, or waived with a reason. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../../kernel/code-table.ts";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { declareProblem } from "../../../kernel/problem.ts";

export const recoveryStates = codeTable("recoveryState", "追回进度", {
  found: "待告知",
  noticed: "已告知，待定计划",
  running: "追回中",
  settled: "已追回",
  gone: "已不存在多发",
});
export const recoveryPlans = codeTable("recoveryPlan", "追回办法", {
  offset: "从以后月份抵扣",
  refund: "退款",
});

/** What becomes of a case that may be fraud; the decision itself is the joint sanction's. */
export const sanctionLeadStates = codeTable("sanctionLeadState", "惩戒线索", {
  waiting: "待惩戒认定",
  withdrawn: "已撤销线索",
  taken: "已转惩戒认定",
});
export type SanctionLeadState = CodeOf<typeof sanctionLeadStates>;

export const recoveryProblems = {
  wrongState: declareProblem({
    code: "benefits.recovery.wrongState",
    status: 409,
    title: "这件追回现在不能这样办",
    detail: "没有改动。它已经办结，或者还没有发出告知书。请刷新后再看。",
  }),
  tooMuch: declareProblem({
    code: "benefits.recovery.tooMuch",
    status: 422,
    title: "金额超过了还没有追回的",
    detail: "没有记账。请核对金额，不能多于尚未追回的部分。",
  }),
  stale: declareProblem({
    code: "benefits.recovery.stale",
    status: 412,
    title: "别人刚改过这件追回",
    detail: "您的修改没有保存，别人的修改已经生效。请刷新后再办。",
  }),
} as const;

export const RecoveryView = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  name: z.string(),
  placeName: z.string(),
  programmeName: z.string(),
  state: z.enum(recoveryStates.codes),
  stateName: z.string(),
  fromMonth: z.string(),
  toMonth: z.string(),
  reason: z.string(),
  outstandingFen: z.int(),
  offsetFen: z.int(),
  refundedFen: z.int(),
  waivedFen: z.int(),
  /** Made up for by what another programme lacked. */
  setOffFen: z.int(),
  noticeNo: z.string().nullable(),
  noticedOn: z.string().nullable(),
  plan: z.enum(recoveryPlans.codes).nullable(),
  planName: z.string(),
  monthlyFen: z.int().nullable(),
  fraud: z.boolean(),
  /** Stays, whatever becomes of the money. */
  sanctionLead: z
    .object({
      state: z.enum(sanctionLeadStates.codes),
      stateName: z.string(),
      why: z.string(),
      raisedBy: z.string(),
      raisedAt: z.string(),
    })
    .nullable(),
  /** What may be imposed beside the repayment, by which law; null where it was no fraud or no law sets it. */
  fineSays: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(["notify", "plan", "refund", "waive", "setOff", "fraud"])),
});
export type RecoveryView = z.output<typeof RecoveryView>;

export const listRecoveries = operation({
  name: "benefits.recoveries.list",
  method: "GET",
  path: "/api/recoveries",
  title: "查看多发追回",
  effect: "read",
  verb: "payroll.read",
  query: z.object({
    place: z.string().max(12).optional(),
    all: z.stringbool().default(false),
    /** Only those that wait for a decision on a sanction. */
    fraudOnly: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({ items: z.array(RecoveryView), nextCursor: z.string().nullable() }),
});

const write = <Body extends z.ZodType>(name: string, path: string, title: string, body: Body) =>
  operation({
    name: `benefits.recovery.${name}`,
    method: "POST",
    path: `/api/recoveries/{id}/${path}`,
    title,
    effect: "write",
    verb: "payroll.recover",
    versioned: true,
    params: z.object({ id: z.uuid() }),
    body,
    output: RecoveryView,
    problems: Object.values(recoveryProblems),
  });
const fen = z.int().min(1).max(100_000_000);
const note = freeText(300).min(2, "请写明理由").meta({ label: "理由" });

export const notifyRecovery = write(
  "notify",
  "notices",
  "登记追回告知书",
  z.strictObject({
    noticeNo: z.string().trim().min(2).max(60).meta({ label: "告知书编号" }),
    on: z.iso.date().meta({ label: "送达日期" }),
  }),
);
export const planRecovery = write(
  "plan",
  "plan",
  "确定追回计划",
  z.strictObject({
    plan: z.enum(recoveryPlans.codes).meta({ label: "追回办法" }),
    monthlyFen: fen.meta({ label: "每月金额（分）" }),
  }),
);
export const refundRecovery = write(
  "refund",
  "refunds",
  "登记退款",
  z.strictObject({
    fen: fen.meta({ label: "退款金额（分）" }),
    on: z.iso.date().meta({ label: "到账日期" }),
  }),
);
export const waiveRecovery = write(
  "waive",
  "waivers",
  "核销多发款项",
  z.strictObject({
    fen: fen.meta({ label: "核销金额（分）" }),
    on: z.iso.date().meta({ label: "批准日期" }),
    note,
  }),
);
export const flagFraud = write(
  "fraud",
  "fraud",
  "标记恶意骗取线索",
  z.strictObject({ fraud: z.boolean().meta({ label: "涉嫌骗取" }), note }),
);
