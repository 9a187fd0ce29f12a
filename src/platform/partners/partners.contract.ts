/** Organisations whose machines may call, and their keys. */
import { z } from "zod";
import { type CodeOf, codeTable } from "../../kernel/code-table.ts";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { partnerProblems } from "./partner-problems.contract.ts";

export const partnerKindCodes = codeTable("partnerKind", "接入单位类别", {
  school: "学校、幼儿园",
  hospital: "医疗机构",
  memberUnit: "成员单位",
  hotline12345: "12345 热线",
  hotline12355: "12355 热线",
  hotline12338: "12338 热线",
  police110: "110 报警服务台",
  other: "其他有报告义务的单位",
});
export type PartnerKind = CodeOf<typeof partnerKindCodes>;

export const keyStateCodes = codeTable("partnerKeyState", "密钥状态", {
  asked: "等安全管理员批准",
  agreed: "已批准，等领取",
  refused: "没有批准",
  live: "可用",
  over: "已到期",
  revoked: "已作废",
});

const Moment = z.iso.datetime();

export const KeyView = z.object({
  id: z.uuid(),
  state: z.enum(keyStateCodes.codes).meta({ label: "状态" }),
  /** What people know it by; never enough to call with. */
  prefix: z.string().nullable().meta({ label: "开头" }),
  scopes: z.array(z.string()).meta({ label: "能做的事" }),
  addresses: z.array(z.string()).meta({ label: "限定的网络地址" }),
  why: z.string().meta({ label: "用途" }),
  askedAt: Moment,
  askedBy: z.string(),
  decidedBy: z.string().nullable(),
  refusedWhy: z.string().nullable(),
  expiresAt: Moment.nullable().meta({ label: "到期" }),
  revokedWhy: z.string().nullable(),
  lastUsedAt: Moment.nullable().meta({ label: "最近使用" }),
  replacesPrefix: z.string().nullable(),
  can: z.array(z.enum(["decide", "issue", "revoke", "replace"])),
});
export type KeyView = z.output<typeof KeyView>;

export const PartnerView = z.object({
  id: z.uuid(),
  name: z.string().meta({ label: "单位名称" }),
  kind: z.enum(partnerKindCodes.codes).meta({ label: "类别" }),
  basis: z.string().meta({ label: "法律依据" }),
  contactName: z.string().meta({ label: "联系人" }),
  contactPhone: z.string().meta({ label: "联系电话" }),
  createdAt: Moment,
  endedAt: Moment.nullable(),
  endedWhy: z.string().nullable(),
  keys: z.array(KeyView),
  can: z.array(z.enum(["askKey", "end"])),
});
export type PartnerView = z.output<typeof PartnerView>;

const Id = z.object({ id: z.uuid() });
const reason = freeText(300).min(2).meta({ label: "原因" });

export const listPartners = operation({
  name: "platform.partners.list",
  method: "GET",
  path: "/api/partners",
  title: "查看接入单位和密钥",
  effect: "read",
  verb: "partner.read",
  output: z.object({
    items: z.array(PartnerView),
    /** What a key can be for, in the words of the operations that it opens. */
    scopes: z.array(z.object({ verb: z.string(), opens: z.array(z.string()) })),
  }),
});

export const registerPartner = operation({
  name: "platform.partners.register",
  method: "POST",
  path: "/api/partners",
  title: "登记接入单位",
  effect: "write",
  verb: "partner.manage",
  body: z.strictObject({
    id: z.uuid(),
    name: freeText(80).min(2).meta({ label: "单位名称" }),
    kind: z.enum(partnerKindCodes.codes).meta({ label: "类别" }),
    basis: freeText(200).min(2).meta({ label: "法律依据" }),
    contactName: freeText(60).min(1).meta({ label: "联系人" }),
    contactPhone: z
      .string()
      .trim()
      .regex(/^[0-9+\- ]{5,20}$/)
      .meta({ label: "联系电话" }),
  }),
  output: PartnerView,
  problems: [partnerProblems.nameTaken],
});

export const endPartner = operation({
  name: "platform.partners.end",
  method: "POST",
  path: "/api/partners/{id}/end",
  title: "停止单位接入",
  effect: "write",
  verb: "partner.manage",
  params: Id,
  body: z.strictObject({ reason }),
  output: PartnerView,
  problems: [partnerProblems.ended],
});

export const askKey = operation({
  name: "platform.partnerKeys.ask",
  method: "POST",
  path: "/api/partners/{id}/keys",
  title: "申请接入密钥",
  effect: "write",
  verb: "partner.manage",
  params: Id,
  body: z.strictObject({
    id: z.uuid(),
    scopes: z.array(z.string().max(80)).min(1).max(30).meta({ label: "能做的事" }),
    addresses: z.array(z.string().trim().max(60)).max(20).default([]).meta({ label: "限定的网络地址" }),
    why: freeText(300).min(2).meta({ label: "用途" }),
    /** The key that this one will take the place of. */
    replaces: z.uuid().optional().meta({ label: "替换的密钥" }),
  }),
  output: PartnerView,
  problems: [
    partnerProblems.ended,
    partnerProblems.badScope,
    partnerProblems.badAddress,
    partnerProblems.badReplaced,
  ],
});

export const decideKey = operation({
  name: "platform.partnerKeys.decide",
  method: "POST",
  path: "/api/partner-keys/{id}/decisions",
  title: "批准或退回接入密钥",
  effect: "write",
  verb: "partner.approve",
  params: Id,
  body: z.strictObject({ accept: z.boolean().meta({ label: "批准" }), why: reason }),
  output: PartnerView,
  problems: [partnerProblems.keyDecided, partnerProblems.ownKey, partnerProblems.ended],
});

export const issueKey = operation({
  name: "platform.partnerKeys.issue",
  method: "POST",
  path: "/api/partner-keys/{id}/issue",
  title: "领取接入密钥",
  effect: "write",
  verb: "partner.manage",
  params: Id,
  output: z.object({
    /** Shown this once; null where the same request has had its answer. */
    secret: z.string().nullable().meta({ label: "密钥", sensitivity: "L4" }),
    prefix: z.string(),
    expiresAt: Moment,
  }),
  problems: [partnerProblems.notAgreed, partnerProblems.ended],
});

export const revokeKey = operation({
  name: "platform.partnerKeys.revoke",
  method: "POST",
  path: "/api/partner-keys/{id}/revocations",
  title: "作废接入密钥",
  effect: "write",
  verb: "partner.revoke",
  params: Id,
  body: z.strictObject({ reason }),
  output: PartnerView,
  problems: [partnerProblems.keyDecided],
});
