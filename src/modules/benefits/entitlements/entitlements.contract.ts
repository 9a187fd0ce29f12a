/** Who receives what since when: read, begun, changed, held back, ended. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { isMonth } from "../../../kernel/month.ts";
import { operation } from "../../../kernel/operation.ts";
import { careModeCodes } from "../../registry/codes.contract.ts";
import { entitlementProblems } from "./entitlement-problems.contract.ts";
import { otherIncomeCodes, paidPrograms, stopReasons } from "./paid-programs.contract.ts";

export const MonthText = z.string().refine(isMonth, "请写成 2026-01 这样的年月");
const Id = z.object({ id: z.uuid() });
const reason = freeText(300).min(2, "请写明原因").meta({ label: "原因" });

export const PayeeInput = z.strictObject({
  name: z.string().trim().min(1, "请填写领取人").max(60).meta({ label: "领取人" }),
  relation: z.string().trim().min(1, "请填写与儿童关系").max(20).meta({ label: "与儿童关系" }),
  /** Of the child's people; absent for an institution. */
  personId: z.uuid().optional().meta({ label: "领取人档案" }),
  bank: z.string().trim().min(2, "请填写开户行").max(80).meta({ label: "开户行" }),
  account: z.string().trim().min(1, "请填写账号").max(60).meta({ label: "账号", sensitivity: "L3" }),
});
export type PayeeInput = z.output<typeof PayeeInput>;

export const EntitlementView = z.object({
  id: z.uuid(),
  childId: z.uuid(),
  childName: z.string(),
  villageCode: z.string(),
  placeName: z.string(),
  programme: z.enum(paidPrograms.codes),
  programmeName: z.string(),
  careMode: z.enum(careModeCodes.codes).nullable(),
  careModeName: z.string(),
  fromMonth: z.string(),
  toMonth: z.string().nullable(),
  /** Fixed; empty where the standard of the month holds. */
  amountFen: z.int().nullable(),
  payeeName: z.string().nullable(),
  payeeRelation: z.string().nullable(),
  bank: z.string().nullable(),
  accountMasked: z.string().nullable(),
  source: z.enum(["application", "ledger"]),
  document: z.string().nullable(),
  decidedOn: z.string(),
  endedWhy: z.string().nullable(),
  /** Since when and why payment is held back. */
  suspended: z.object({ fromMonth: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
  can: z.array(z.enum(["payee", "careMode", "suspend", "resume", "end"])),
});
export type EntitlementView = z.output<typeof EntitlementView>;

export const listEntitlements = operation({
  name: "benefits.entitlements.list",
  method: "GET",
  path: "/api/entitlements",
  title: "查看在享待遇名册",
  effect: "read",
  verb: "entitlement.read",
  query: z.object({
    programme: z.enum(paidPrograms.codes).optional(),
    place: z.string().max(12).optional(),
    month: MonthText.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(400).optional(),
  }),
  output: z.object({
    items: z.array(EntitlementView),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
});

export const changePayee = operation({
  name: "benefits.entitlement.changePayee",
  method: "POST",
  path: "/api/entitlements/{id}/payee",
  title: "更换领取人或账户",
  effect: "write",
  verb: "entitlement.write",
  versioned: true,
  params: Id,
  body: z.strictObject({ payee: PayeeInput, reason }),
  output: EntitlementView,
  problems: [entitlementProblems.badAccount, entitlementProblems.stale],
});

export const changeCareMode = operation({
  name: "benefits.entitlement.changeCareMode",
  method: "POST",
  path: "/api/entitlements/{id}/care-mode",
  title: "变更供养方式",
  effect: "write",
  verb: "entitlement.write",
  versioned: true,
  params: Id,
  body: z.strictObject({
    careMode: z.enum(careModeCodes.codes).meta({ label: "供养方式", codeTable: careModeCodes.name }),
    fromMonth: MonthText.meta({ label: "从哪个月起" }),
    reason,
  }),
  output: EntitlementView,
  problems: [entitlementProblems.ended, entitlementProblems.monthOrder, entitlementProblems.stale],
});

export const suspendEntitlement = operation({
  name: "benefits.entitlement.suspend",
  method: "POST",
  path: "/api/entitlements/{id}/suspension",
  title: "暂停发放",
  effect: "write",
  verb: "entitlement.write",
  versioned: true,
  params: Id,
  body: z.strictObject({ fromMonth: MonthText.meta({ label: "从哪个月起" }), reason }),
  output: EntitlementView,
  problems: [
    entitlementProblems.ended,
    entitlementProblems.suspended,
    entitlementProblems.monthOrder,
    entitlementProblems.stale,
  ],
});

export const resumeEntitlement = operation({
  name: "benefits.entitlement.resume",
  method: "POST",
  path: "/api/entitlements/{id}/resumption",
  title: "恢复发放",
  effect: "write",
  verb: "entitlement.write",
  versioned: true,
  params: Id,
  body: z.strictObject({
    fromMonth: MonthText.meta({ label: "从哪个月起恢复" }),
    paidLater: z.boolean().meta({ label: "暂停期间的补发" }),
    reason,
  }),
  output: EntitlementView,
  problems: [
    entitlementProblems.ended,
    entitlementProblems.notSuspended,
    entitlementProblems.monthOrder,
    entitlementProblems.stale,
  ],
});

export const endEntitlement = operation({
  name: "benefits.entitlement.end",
  method: "POST",
  path: "/api/entitlements/{id}/ending",
  title: "停发待遇",
  effect: "write",
  verb: "entitlement.write",
  versioned: true,
  params: Id,
  body: z.strictObject({
    why: z.enum(stopReasons.codes).meta({ label: "停发原因", codeTable: stopReasons.name }),
    on: z.iso.date().meta({ label: "发生日期" }),
    reason,
  }),
  output: EntitlementView,
  problems: [entitlementProblems.ended, entitlementProblems.stale],
});

export const recordOtherIncome = operation({
  name: "benefits.otherIncome.record",
  method: "POST",
  path: "/api/children/{id}/other-incomes",
  title: "登记补差扣减项",
  effect: "write",
  verb: "entitlement.write",
  params: Id,
  body: z.strictObject({
    kind: z.enum(otherIncomeCodes.codes).meta({ label: "已享受的救助", codeTable: otherIncomeCodes.name }),
    fromMonth: MonthText.meta({ label: "从哪个月起" }),
    /** Zero: from this month on no longer received. */
    fen: z.int().min(0).max(100_000_000).meta({ label: "每月金额（分）" }),
    source: z.string().trim().min(2).max(120).meta({ label: "来源" }),
  }),
  output: z.object({ ok: z.literal(true) }),
  problems: [entitlementProblems.monthOrder],
});
