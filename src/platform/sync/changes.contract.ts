/**
 * What a phone holds: a document for each child of the holder's villages, and one for the desk. A cursor says how far the phone has
 * read; with a scope that is another one than before, or a cursor from long ago, everything is told anew, page by page.
 */
import { z } from "zod";
import { operation } from "../../kernel/operation.ts";
import { DeviceStanding } from "./devices.contract.ts";
import { syncProblems } from "./sync-problems.contract.ts";

/** Documents of a page: at 400 kbit/s a page of these arrives within two seconds. */
export const PAGE_DOCUMENTS = 40;

export const PhoneDocument = z.object({
  /** The child's. */
  id: z.uuid(),
  placeCode: z.string(),
  /** Of the content, made by the server (SHA-256, hexadecimal): two phones with the same digest hold the same. */
  digest: z.string(),
  body: z.record(z.string(), z.unknown()),
});

export const ChangesAnswer = z.object({
  cursor: z.string(),
  /** There is another page. */
  more: z.boolean(),
  /**
   * Given on the first page of a telling anew, and whenever other children are in scope than at the last reading: whatever else the
   * phone holds has left its villages. It says nothing about what is to be told again.
   */
  everyId: z.array(z.uuid()).nullable(),
  documents: z.array(PhoneDocument),
  /** Left since: moved, ended, joined to another file. */
  gone: z.array(z.object({ id: z.uuid(), why: z.string() })),
  /** Null: as the phone has it. */
  desk: z.object({ digest: z.string(), body: z.record(z.string(), z.unknown()) }).nullable(),
  /**
   * Of all documents in scope, when asked for with `check`; the phone compares once a week what it holds: SHA-256 in hexadecimal over
   * the lines `<id>:<digest>\n`, ordered by id. Where they differ it reads without a cursor.
   */
  digest: z.string().nullable(),
  serverAt: z.string(),
  device: DeviceStanding,
});
export type ChangesAnswer = z.output<typeof ChangesAnswer>;

export const readChanges = operation({
  name: "sync.changes",
  method: "GET",
  path: "/api/sync/changes",
  title: "下载本村孩子的资料到手机",
  effect: "read",
  verb: "phone.use",
  // Carers' phones leave in clear, so that a director in the hills can call them.
  durable: () => true,
  compressed: true,
  query: z.strictObject({
    deviceId: z.uuid(),
    cursor: z.string().max(600).optional(),
    /** Of the desk's document that the phone has. */
    desk: z.string().max(100).optional(),
    /** Ask for the digest over all documents. */
    check: z.stringbool().default(false),
  }),
  output: ChangesAnswer,
  problems: [syncProblems.deviceUnknown, syncProblems.deviceEnded, syncProblems.tooManyFiles],
});
