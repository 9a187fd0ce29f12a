/** What is written about guardianship beside procedures: where a child is, and what guardians are told or ordered. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import * as codes from "./guardianship-codes.contract.ts";
import { guardianshipProblems as problems } from "./guardianship-problems.contract.ts";
import { orderDetails } from "./order-detail.contract.ts";

const text = (label: string, max = 60) => freeText(max).meta({ label });
const day = (label: string) => z.iso.date("请写成 2026-11-27 这样的日期").meta({ label });
const Id = z.object({ id: z.uuid() });
const Written = z.object({ id: z.uuid(), version: z.int() });

/** 临时照料交接单. */
export const Handover = z.strictObject({
  belongings: text("随身物品", 300).optional(),
  health: text("健康状况", 300).optional(),
  medicines: text("用药和忌口", 300).optional(),
  habits: text("生活习惯和需要", 300).optional(),
  handedOverBy: text("移交人").min(2, "请填写移交人"),
  receivedBy: text("接收人").min(2, "请填写接收人"),
});
export type Handover = z.output<typeof Handover>;

export const PlacementInput = z.strictObject({
  kind: z.enum(codes.placementCodes.codes).meta({ label: "安置方式", codeTable: "placementKind" }),
  placeName: text("安置地点", 120).min(2, "请写明孩子在哪里"),
  carer: text("照料人（单位）").min(2, "请填写由谁照料"),
  carerRelation: text("与儿童关系", 20).optional(),
  from: day("安置日期"),
  handover: Handover,
});
export type PlacementInput = z.output<typeof PlacementInput>;

export const startPlacement = operation({
  name: "protection.placement.start",
  method: "POST",
  path: "/api/children/{id}/placements",
  title: "登记安置和交接",
  effect: "write",
  verb: "guardianship.write",
  params: Id,
  body: PlacementInput,
  output: Written,
  problems: [problems.noTemporary, problems.placed, problems.datesOverlap],
  clauses: ["R-037", "R-062"],
});

export const EndPlacementInput = z.strictObject({
  on: day("离开日期"),
  why: z.enum(codes.placementEndCodes.codes).meta({ label: "离开的原因", codeTable: "placementEnd" }),
  receivedBy: text("交给谁").min(2, "请写明交给了谁"),
});

export const endPlacement = operation({
  name: "protection.placement.end",
  method: "POST",
  path: "/api/placements/{id}/end",
  title: "登记离开安置地",
  effect: "write",
  verb: "guardianship.write",
  versioned: true,
  params: Id,
  body: EndPlacementInput,
  output: Written,
  problems: [problems.datesOverlap, problems.stale, problems.notAssessed, problems.returnNotAsked],
});

const as = z.enum(["pdf", "docx"]).default("pdf");
const FILE = "application/octet-stream";

export const printPlacement = operation({
  name: "protection.placement.print",
  method: "GET",
  path: "/api/placements/{id}/print",
  title: "打印临时照料交接单",
  effect: "read",
  durable: () => true,
  verb: "guardianship.read",
  params: Id,
  query: z.strictObject({ as, paper: z.enum(["handover", "agreement"]).default("handover") }),
  file: FILE,
});

const orderFields = {
  number: text("文号", 60).optional(),
  organ: text("制发机关").min(2, "请填写制发机关"),
  personName: text("监护人（被告知人）").min(2, "请填写姓名"),
  personRelation: text("与儿童关系", 20).optional(),
  issuedOn: day("制发日期"),
  validUntil: day("有效期至").optional(),
};

/** Who told or ordered whom, from when until when. */
export const OrderHead = z.strictObject(orderFields);

/** The case to which it belongs; without, the child's only open one. */
const caseId = z.uuid().optional().meta({ label: "属于哪个个案" });

export const OrderInput = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("responsibilityLetter"),
    ...orderFields,
    detail: orderDetails.responsibilityLetter,
    caseId,
  }),
  z.strictObject({
    kind: z.literal("supervision"),
    ...orderFields,
    detail: orderDetails.supervision,
    caseId,
  }),
  z.strictObject({
    kind: z.literal("familyEducation"),
    ...orderFields,
    detail: orderDetails.familyEducation,
    caseId,
  }),
  z.strictObject({
    kind: z.literal("protectionOrder"),
    ...orderFields,
    detail: orderDetails.protectionOrder,
    caseId,
  }),
]);
export type OrderInput = z.output<typeof OrderInput>;

export const issueOrder = operation({
  name: "protection.order.issue",
  method: "POST",
  path: "/api/children/{id}/guardian-orders",
  title: "登记监护文书",
  effect: "write",
  verb: "guardianship.letter",
  params: Id,
  body: OrderInput,
  output: Written,
  problems: [problems.tooLong, problems.datesOverlap],
  clauses: ["R-049", "R-065", "R-218"],
});

export const EntryInput = z.strictObject({
  kind: z.enum(codes.orderEntryCodes.codes).meta({ label: "记录", codeTable: "guardianOrderEntry" }),
  on: day("日期"),
  minutes: z.int().min(1).max(1440).meta({ label: "分钟" }).optional(),
  /** Of a renewal. */
  until: day("延长到").optional(),
  said: text("情况", 500).min(2, "请写明情况"),
});

export const recordEntry = operation({
  name: "protection.order.record",
  method: "POST",
  path: "/api/guardian-orders/{id}/entries",
  title: "登记监护文书的履行",
  effect: "write",
  verb: "guardianship.letter",
  params: Id,
  body: EntryInput,
  output: Written,
  problems: [problems.orderClosed, problems.entryKind, problems.tooLong, problems.datesOverlap],
  clauses: ["R-065", "R-218"],
});

export const ConclusionInput = z.strictObject({
  on: day("办结日期"),
  conclusion: text("结论", 500).min(2, "请写明结论"),
});

export const concludeOrder = operation({
  name: "protection.order.conclude",
  method: "POST",
  path: "/api/guardian-orders/{id}/conclusion",
  title: "办结监护文书",
  effect: "write",
  verb: "guardianship.write",
  versioned: true,
  params: Id,
  body: ConclusionInput,
  output: Written,
  problems: [problems.orderClosed, problems.stale, problems.datesOverlap],
});

export const printOrder = operation({
  name: "protection.order.print",
  method: "GET",
  path: "/api/guardian-orders/{id}/print",
  title: "打印监护文书",
  effect: "read",
  durable: () => true,
  verb: "guardianship.read",
  params: Id,
  query: z.strictObject({ as, paper: z.enum(["order", "notice"]).default("order") }),
  file: FILE,
});
