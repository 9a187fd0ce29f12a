/** Copies for other units: what is due under which agreement, the making, the log, and the file again as it was. */
import { z } from "zod";
import { operation } from "../../../kernel/operation.ts";
import { XLSX_TYPE } from "../../excel/file-types.contract.ts";
import { outboundProblems } from "./outbound-problems.contract.ts";

export const CopyPeriod = z
  .string()
  .regex(/^20\d{2}Q[1-4]$/, "季度形如 2026Q3")
  .meta({ label: "季度" });

export const copyFormats = ["xlsx", "csv"] as const;

export const Delivery = z.object({
  id: z.uuid(),
  period: z.string(),
  dueOn: z.string().nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  rows: z.int(),
  columns: z.array(z.string().meta({ label: "字段" })),
  fileName: z.string(),
  /** SM3 of the file, hexadecimal. */
  digest: z.string(),
  notes: z.array(z.string()),
  signedText: z.string(),
  signature: z.string(),
  signatureMeaning: z.string(),
  /** Until this day the file can be taken again. */
  keptUntil: z.string(),
  isKept: z.boolean(),
});
export type Delivery = z.output<typeof Delivery>;

export const CopyAgreement = z.object({
  id: z.uuid(),
  title: z.string(),
  unit: z.string(),
  subject: z.string(),
  subjectTitle: z.string(),
  legalBasis: z.string(),
  purpose: z.string(),
  fields: z.array(z.object({ code: z.string(), label: z.string(), isSensitive: z.boolean() })),
  retentionDays: z.int(),
  isInForce: z.boolean(),
  /** What should have left, or is about to; null where nothing is. */
  due: z
    .object({ on: z.string(), period: CopyPeriod, periodTitle: z.string(), isLate: z.boolean() })
    .nullable(),
  deliveries: z.array(Delivery),
});
export type CopyAgreement = z.output<typeof CopyAgreement>;

export const listCopies = operation({
  name: "exchange.copy.list",
  method: "GET",
  path: "/api/exchange/copies",
  title: "查看抄送协议和发送记录",
  effect: "read",
  verb: "exchange.read",
  audited: false,
  output: z.object({
    items: z.array(CopyAgreement),
    /** The quarters that can be chosen, the newest first. */
    periods: z.array(z.object({ id: CopyPeriod, title: z.string() })),
    publicKey: z.string().meta({ label: "验证签名的公钥（PEM）" }),
  }),
  clauses: ["R-136"],
});

export const makeCopy = operation({
  name: "exchange.copy.make",
  method: "POST",
  path: "/api/exchange/agreements/{agreementId}/copies",
  title: "按协议生成抄送文件",
  effect: "write",
  verb: "exchange.send",
  params: z.object({ agreementId: z.uuid() }),
  body: z.strictObject({
    period: CopyPeriod,
    format: z.enum(copyFormats).default("xlsx").meta({ label: "文件格式" }),
  }),
  output: Delivery,
  problems: Object.values(outboundProblems),
  clauses: ["R-136"],
});

export const takeDelivery = operation({
  name: "exchange.copy.take",
  method: "GET",
  path: "/api/exchange/deliveries/{deliveryId}/file",
  title: "下载抄送文件",
  effect: "read",
  verb: "exchange.send",
  // Names leave the house with it.
  durable: () => true,
  params: z.object({ deliveryId: z.uuid() }),
  file: XLSX_TYPE,
  problems: [outboundProblems.dropped, outboundProblems.damaged],
  clauses: ["R-136"],
});

export const readCopyKey = operation({
  name: "exchange.copy.key",
  method: "GET",
  path: "/api/exchange/signing-key",
  title: "取得验证抄送签名的公钥",
  effect: "read",
  verb: "public",
  audited: false,
  output: z.object({ scheme: z.string(), publicKey: z.string(), userId: z.string(), meaning: z.string() }),
});
