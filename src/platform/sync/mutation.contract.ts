/**
 * What a phone has done while nobody could be reached, one thing at a time: a *mutation* is one declared operation with what it was
 * given, made on the phone and never rewritten there. The server answers each with a *receipt*; the HTTP status of the request that
 * brought it decides nothing.
 */
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { operation } from "../../kernel/operation.ts";
import { DeviceStanding } from "./devices.contract.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export const MAX_MUTATIONS = 50;

export const Mutation = z.strictObject({
  /** UUIDv7, made on the phone: the same thing sent a hundred times happens once. */
  id: z.uuid(),
  /** 1, 2, 3 … of this phone: a number that never comes is missed by name. */
  n: z.int().min(1).meta({ label: "本机序号" }),
  /** The declared operation's name. */
  operation: z
    .string()
    .regex(/^[a-z][A-Za-z]*(\.[a-zA-Z]+)+$/)
    .max(100)
    .meta({ label: "办什么" }),
  /** Of the form in which it was written: forms of ninety days ago are still read. */
  formVersion: z.int().min(1).max(999),
  params: z.record(z.string(), z.string().max(200)).default({}),
  body: z.record(z.string(), z.unknown()),
  /** The village in whose name it was done; of several posts the one that answers for it. */
  placeCode: z
    .string()
    .regex(/^\d{12}$/)
    .meta({ label: "村（社区）" }),
  /** The child whose chain it belongs to: what is refused holds back only what follows in this chain. */
  childId: z.uuid().nullable().default(null),
  /** The phone's own clock. Kept and flagged when it is off; it orders nothing. */
  at: z.iso.datetime({ offset: true }).meta({ label: "手机时间" }),
  /** The last time that this phone had from the server. */
  seenServerAt: z.iso.datetime({ offset: true }).nullable().default(null),
  /** Mutations that must have been done before. */
  dependsOn: z.array(z.uuid()).max(20).default([]),
});
export type Mutation = z.output<typeof Mutation>;

export const receiptStateCodes = codeTable("receiptState", "上传结果", {
  applied: "已收到",
  conflict: "已收到，有一处和别人登记的不一样",
  handedOver: "已转交现在负责的人",
  refused: "没有收，需要您看一下",
  held: "先放着，等前面的办完",
});

export const Receipt = z.object({
  id: z.uuid(),
  state: z.enum(receiptStateCodes.codes),
  /** What a person can read out: `H-000123`; none while it is held. */
  no: z.string().nullable(),
  /** When it was received, by the server's clock. */
  at: z.string(),
  /** It had been received before. */
  isRepeated: z.boolean(),
  /** One sentence for whoever sent it; null where there is nothing to say. */
  told: z.string().nullable(),
  problem: z
    .object({
      code: z.string(),
      title: z.string(),
      detail: z.string(),
      errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    })
    .nullable(),
});
export type Receipt = z.output<typeof Receipt>;

export const PushAnswer = z.object({
  receipts: z.array(Receipt),
  serverAt: z.string(),
  device: DeviceStanding,
});
export type PushAnswer = z.output<typeof PushAnswer>;

export const pushMutations = operation({
  name: "sync.push",
  method: "POST",
  path: "/api/sync/mutations",
  title: "上传手机上办的事",
  effect: "write",
  verb: "phone.use",
  // Each mutation leaves an entry of its own, under the name of what was done.
  audited: false,
  body: z.strictObject({
    deviceId: z.uuid(),
    mutations: z.array(Mutation).min(1).max(MAX_MUTATIONS),
  }),
  output: PushAnswer,
  problems: [syncProblems.deviceUnknown],
});

/** Whoever may not log in any more still hands up what was done: into quarantine, for the office above. */
export const handUp = operation({
  name: "sync.handUp",
  method: "POST",
  path: "/api/sync/hand-ups",
  title: "离岗、停用的手机交出没有上传的记录",
  effect: "write",
  verb: "public",
  body: z.strictObject({
    deviceId: z.uuid(),
    contactKey: z.string().min(20).max(100).meta({ sensitivity: "L4" }),
    mutations: z.array(Mutation).min(1).max(MAX_MUTATIONS),
  }),
  output: PushAnswer,
  problems: [syncProblems.deviceUnknown],
});
