/**
 * What came from phones and could not be done as it stood: handed over because the place or the child is somebody else's now, or
 * refused. Its words are kept until the village's present director does it, or the township says why it is not done.
 */
import { z } from "zod";
import { freeText } from "../../kernel/free-text.ts";
import { operation } from "../../kernel/operation.ts";
import { Receipt, receiptStateCodes } from "./mutation.contract.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export const HandedOverRow = z.object({
  /** The mutation's. */
  id: z.uuid(),
  no: z.string().meta({ label: "编号" }),
  state: z.enum(["handedOver", "refused"]).meta({ label: "上传结果", codeTable: receiptStateCodes.name }),
  /** The declared operation, and its words: 登记走访. */
  operation: z.string(),
  title: z.string().meta({ label: "办什么" }),
  childId: z.uuid().nullable(),
  /** In whose name it was done, and where it lies now. */
  writtenFor: z.object({ code: z.string(), name: z.string() }),
  place: z.object({ code: z.string(), name: z.string() }),
  author: z.string().meta({ label: "谁写的" }),
  /** By the phone's clock, as it was. */
  /** Null: of no child, or of one that the asker does not see. */
  childName: z.string().nullable().meta({ label: "孩子" }),
  writtenAt: z.string(),
  receivedAt: z.string().meta({ label: "收到时间" }),
  /** One sentence for whoever settles it. */
  why: z.string().meta({ label: "为什么没有办成" }),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
  /** What was written, field by field, ready to be read. */
  words: z.array(z.object({ label: z.string(), value: z.string() })),
  can: z.array(z.enum(["accept", "discard"])),
});
export type HandedOverRow = z.output<typeof HandedOverRow>;

export const listHandedOver = operation({
  name: "sync.handedOver.list",
  method: "GET",
  path: "/api/sync/handed-over",
  title: "查看手机上没有办成的记录",
  effect: "read",
  verb: "handedOver.look",
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(HandedOverRow), nextCursor: z.string().nullable() }),
});

/** Done now, by whoever is in office; its author stands in the log beside. */
export const acceptHandedOver = operation({
  name: "sync.handedOver.accept",
  method: "POST",
  path: "/api/sync/handed-over/{id}/accept",
  title: "接办手机上没有办成的记录",
  effect: "write",
  verb: "handedOver.look",
  // It leaves its entry under the name of what is done.
  audited: false,
  params: z.object({ id: z.uuid() }),
  output: Receipt,
  problems: [syncProblems.settled],
});

export const discardHandedOver = operation({
  name: "sync.handedOver.discard",
  method: "POST",
  path: "/api/sync/handed-over/{id}/discard",
  title: "注明手机上没有办成的记录不用办",
  effect: "write",
  verb: "handedOver.discard",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: freeText(200).min(2, "请写明原因").meta({ label: "原因" }) }),
  output: Receipt,
  problems: [syncProblems.settled],
});
