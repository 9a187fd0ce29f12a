/** Batches: what came in under which agreement, what became of it. */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { memberUnitCodes } from "../../kernel/member-units.ts";
import { operation } from "../../kernel/operation.ts";
import { excelProblems } from "../excel/excel-problems.ts";
import { XLSX_TYPE } from "../excel/file-types.contract.ts";
import { batchEventCodes, batchStateCodes, batchViaCodes, heldForCodes } from "./exchange-codes.contract.ts";
import { batchProblems } from "./exchange-problems.contract.ts";

const Moment = z.iso.datetime();
const Id = z.object({ id: z.uuid() });
const agreementId = z.uuid().meta({ label: "协议" });
const asOf = z.iso.date().meta({ label: "截至日期" });
const state = z.enum(batchStateCodes.codes).meta({ label: "状态", codeTable: batchStateCodes.name });
const why = freeText(300).min(2).meta({ label: "原因" });

export const BatchView = z.object({
  id: z.uuid(),
  agreementId,
  agreementTitle: z.string(),
  subject: z.string(),
  subjectTitle: z.string(),
  unit: z.enum(memberUnitCodes.codes),
  ordinal: z.int(),
  state,
  via: z.enum(batchViaCodes.codes),
  fileName: z.string(),
  fileSize: z.int(),
  dueOn: z.iso.date().nullable(),
  asOf: asOf.nullable(),
  receivedAt: Moment,
  receivedBy: z.string(),
  rows: z.int(),
  faulty: z.int(),
  heldFor: z.array(z.enum(heldForCodes.codes)),
  problem: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
  /** Numbers alone, by the room's own words: `certain`, `review`, `none` … */
  tallies: z.record(z.string(), z.number()),
  dropAfter: z.iso.date().nullable(),
  version: z.int(),
  can: z.array(z.enum(["release", "sendBack", "faults"])),
});
export type BatchView = z.output<typeof BatchView>;

export const BatchDetails = BatchView.extend({
  events: z.array(
    z.object({
      at: Moment,
      by: z.string(),
      what: z.enum(batchEventCodes.codes),
      note: z.string().nullable(),
    }),
  ),
  /** What a held batch is compared with: the newest believed ones of the channel. */
  before: z.array(z.object({ id: z.uuid(), receivedAt: Moment, asOf: asOf.nullable(), rows: z.int() })),
});
export type BatchDetails = z.output<typeof BatchDetails>;

export const listBatches = operation({
  name: "exchange.batches.list",
  method: "GET",
  path: "/api/exchange/batches",
  title: "查看收到的名册批次",
  effect: "read",
  verb: "exchange.read",
  audited: false,
  query: z.strictObject({
    /** Any edition of the channel. */
    agreement: agreementId.optional(),
    unit: z.enum(memberUnitCodes.codes).optional().meta({ label: "单位", codeTable: memberUnitCodes.name }),
    subject: z.string().max(60).optional().meta({ label: "种类" }),
    state: state.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50).meta({ label: "每页条数" }),
    cursor: z.string().max(600).optional(),
  }),
  output: z.object({ items: z.array(BatchView), nextCursor: z.string().nullable() }),
});

export const readBatch = operation({
  name: "exchange.batch.read",
  method: "GET",
  path: "/api/exchange/batches/{id}",
  title: "查看一批名册",
  effect: "read",
  verb: "exchange.read",
  audited: false,
  params: Id,
  output: BatchDetails,
});

const received = z.strictObject({
  /** Made by the sender: sent twice, received once. */
  id: z.uuid(),
  agreementId,
  /** Where the file itself does not say it. */
  asOf: asOf.optional(),
});

const receivingProblems = [
  batchProblems.notInForce,
  batchProblems.outbound,
  batchProblems.idTaken,
  batchProblems.asOfInFuture,
  ...Object.values(excelProblems),
];

export const uploadBatch = operation({
  name: "exchange.batch.upload",
  method: "POST",
  path: "/api/exchange/batches",
  title: "上传一批名册",
  effect: "write",
  verb: "exchange.receive",
  upload: true,
  body: received,
  output: BatchView,
  problems: receivingProblems,
});

export const releaseBatch = operation({
  name: "exchange.batch.release",
  method: "POST",
  path: "/api/exchange/batches/{id}/releases",
  title: "放行暂缓的批次",
  effect: "write",
  verb: "exchange.receive",
  versioned: true,
  params: Id,
  body: z.strictObject({ why }),
  output: BatchView,
  problems: [batchProblems.notHeld],
});

export const sendBackBatch = operation({
  name: "exchange.batch.sendBack",
  method: "POST",
  path: "/api/exchange/batches/{id}/returns",
  title: "退回暂缓的批次",
  effect: "write",
  verb: "exchange.receive",
  versioned: true,
  params: Id,
  body: z.strictObject({ why }),
  output: BatchView,
  problems: [batchProblems.notHeld],
});

export const downloadFaults = operation({
  name: "exchange.batch.faults",
  method: "GET",
  path: "/api/exchange/batches/{id}/faults",
  title: "下载一批里读不了的行",
  effect: "read",
  verb: "exchange.read",
  params: Id,
  file: XLSX_TYPE,
});

/** For the organisation's own machine: numbers and the reason, nobody's name. */
export const OwnBatch = z.object({
  id: z.uuid(),
  state,
  fileName: z.string(),
  asOf: asOf.nullable(),
  receivedAt: Moment,
  rows: z.int(),
  faulty: z.int(),
  problem: z.object({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
});

export const deliverBatch = operation({
  name: "exchange.batch.deliver",
  method: "POST",
  path: "/api/exchange/deliveries",
  title: "凭密钥报送一批名册",
  effect: "write",
  verb: "exchange.deliver",
  upload: true,
  body: received,
  output: OwnBatch,
  problems: receivingProblems,
});

export const followDelivery = operation({
  name: "exchange.batch.follow",
  method: "GET",
  path: "/api/exchange/deliveries/{id}",
  title: "凭密钥查看自己报送的一批",
  effect: "read",
  verb: "exchange.deliver",
  params: Id,
  output: OwnBatch,
});
