/** Agreements: with whom, by which law, what for, which fields, how often, how long. One asks, another agrees. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { operation } from "../../kernel/operation.ts";
import {
  agreementStateCodes,
  directionCodes,
  dueLightCodes,
  frequencyCodes,
} from "./exchange-codes.contract.ts";
import { agreementProblems } from "./exchange-problems.contract.ts";

const Moment = z.iso.datetime();
const Id = z.object({ id: z.uuid() });
const unit = z.enum(memberUnitCodes.codes).meta({ label: "单位", codeTable: memberUnitCodes.name });
const direction = z.enum(directionCodes.codes).meta({ label: "方向", codeTable: directionCodes.name });
const subject = z.string().trim().min(1).max(60).meta({ label: "种类" });
const why = freeText(300).min(2).meta({ label: "原因" });

export const AgreementView = z.object({
  id: z.uuid(),
  lineId: z.uuid(),
  edition: z.int(),
  direction,
  subject,
  subjectTitle: z.string(),
  unit,
  title: z.string(),
  legalBasis: z.string(),
  purpose: z.string(),
  fields: z.array(z.object({ code: z.string(), label: z.string() })),
  frequency: z.enum(frequencyCodes.codes),
  firstDue: z.iso.date().nullable(),
  graceDays: z.int(),
  retentionDays: z.int(),
  contactName: z.string(),
  contactPhone: z.string(),
  folder: z.string().nullable(),
  partnerId: z.uuid().nullable(),
  partnerName: z.string().nullable(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  state: z.enum(agreementStateCodes.codes),
  askedBy: z.string(),
  askedAt: Moment,
  agreedBy: z.string().nullable(),
  agreedAt: Moment.nullable(),
  endedBy: z.string().nullable(),
  endedAt: Moment.nullable(),
  endedWhy: z.string().nullable(),
  /** Of the channel, through all editions; null where this edition is not the one in force. */
  due: z
    .object({
      light: z.enum(dueLightCodes.codes),
      dueOn: z.iso.date().nullable(),
      lateAfter: z.iso.date().nullable(),
    })
    .nullable(),
  lastSuccess: Moment.nullable().meta({ label: "最近一次" }),
  can: z.array(z.enum(["decide", "withdraw", "change", "end", "upload"])),
});
export type AgreementView = z.output<typeof AgreementView>;

export const AgreementInput = z.strictObject({
  id: z.uuid(),
  /** The edition in force that this one shall take the place of. */
  replaces: z.uuid().optional(),
  direction,
  subject,
  unit,
  title: freeText(80).min(2).meta({ label: "名称" }),
  legalBasis: freeText(300).min(2).meta({ label: "法律依据" }),
  purpose: freeText(300).min(2).meta({ label: "用途" }),
  fields: z.array(z.string().max(60)).min(1).max(200).meta({ label: "字段" }),
  frequency: z.enum(frequencyCodes.codes).meta({ label: "频次", codeTable: frequencyCodes.name }),
  firstDue: z.iso.date().optional().meta({ label: "首次应到日" }),
  graceDays: z.int().min(0).max(180).meta({ label: "宽限天数" }),
  retentionDays: z.int().min(0).max(3650).meta({ label: "保存天数" }),
  contactName: freeText(60).min(1).meta({ label: "联系人" }),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[0-9+\- ]{5,20}$/, "电话写数字，可以带区号")
    .meta({ label: "联系电话" }),
  folder: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,60}$/u, "文件夹名只用文字、数字、横线")
    .optional()
    .meta({ label: "交换文件夹" }),
  partnerId: z.uuid().optional().meta({ label: "接入单位" }),
  validFrom: z.iso.date().meta({ label: "生效日" }),
  validTo: z.iso.date().optional().meta({ label: "到期日" }),
});
export type AgreementInput = z.output<typeof AgreementInput>;

const SubjectView = z.object({
  code: z.string(),
  direction,
  title: z.string(),
  /** Where it usually comes from; a copy goes to anybody. */
  unit: z.string().nullable(),
  basis: z.string(),
  fields: z.array(z.object({ code: z.string(), label: z.string(), needed: z.boolean() })),
});

export const listSubjects = operation({
  name: "exchange.subjects.list",
  method: "GET",
  path: "/api/exchange/subjects",
  title: "查看能共享的名册和抄送种类",
  effect: "read",
  verb: "exchange.read",
  audited: false,
  output: z.object({
    items: z.array(SubjectView),
    /** Organisations whose machines may deliver. */
    partners: z.array(z.object({ id: z.uuid(), name: z.string() })),
    /** Whether this server looks into a folder at all. */
    watchesFolder: z.boolean(),
    can: z.array(z.enum(["ask"])),
  }),
});

export const listAgreements = operation({
  name: "exchange.agreements.list",
  method: "GET",
  path: "/api/exchange/agreements",
  title: "查看信息共享协议",
  effect: "read",
  verb: "exchange.read",
  query: z.strictObject({
    direction: direction.optional(),
    unit: unit.optional(),
    /** Those of the past too. */
    all: z.enum(["true"]).optional().meta({ label: "含已结束" }),
  }),
  output: z.object({ items: z.array(AgreementView) }),
  clauses: ["R-261"],
});

export const readAgreement = operation({
  name: "exchange.agreement.read",
  method: "GET",
  path: "/api/exchange/agreements/{id}",
  title: "查看一份信息共享协议",
  effect: "read",
  verb: "exchange.read",
  params: Id,
  output: AgreementView.extend({ editions: z.array(AgreementView) }),
  clauses: ["R-261"],
});

export const askAgreement = operation({
  name: "exchange.agreement.ask",
  method: "POST",
  path: "/api/exchange/agreements",
  title: "提出信息共享协议",
  effect: "write",
  verb: "exchange.agree",
  body: AgreementInput,
  output: AgreementView,
  problems: Object.values(agreementProblems),
  clauses: ["R-261"],
});

export const decideAgreement = operation({
  name: "exchange.agreement.decide",
  method: "POST",
  path: "/api/exchange/agreements/{id}/decisions",
  title: "同意或不同意信息共享协议",
  effect: "write",
  verb: "exchange.agree",
  params: Id,
  body: z.strictObject({ accept: z.boolean().meta({ label: "同意" }), why }),
  output: AgreementView,
  problems: [agreementProblems.decided, agreementProblems.ownAgreement, agreementProblems.folderTaken],
});

export const withdrawAgreement = operation({
  name: "exchange.agreement.withdraw",
  method: "POST",
  path: "/api/exchange/agreements/{id}/withdrawals",
  title: "撤回还没有同意的信息共享协议",
  effect: "write",
  verb: "exchange.agree",
  params: Id,
  body: z.strictObject({ why }),
  output: AgreementView,
  problems: [agreementProblems.decided, agreementProblems.notTheirs],
});

export const endAgreement = operation({
  name: "exchange.agreement.end",
  method: "POST",
  path: "/api/exchange/agreements/{id}/end",
  title: "终止信息共享协议",
  effect: "write",
  verb: "exchange.agree",
  params: Id,
  body: z.strictObject({ why }),
  output: AgreementView,
  problems: [agreementProblems.decided],
});
