/**
 * The phones that hold children's files: enrolled at a log-in, held on a lease, ended when a phone is lost or its holder leaves. A
 * phone has two keys: with `contactKey` it may ask how it stands and hand up what it holds; with `renewalKey`, which lies under the
 * holder's PIN, it begins a session within the lease.
 */
import { z } from "zod";
import { codeTable } from "../../kernel/code-table.ts";
import { operation } from "../../kernel/operation.ts";
import { SessionAnswer } from "../identity/identity.contract.ts";
import { identityProblems } from "../identity/identity-problems.contract.ts";
import { syncProblems } from "./sync-problems.contract.ts";

export const deviceStateCodes = codeTable("deviceState", "手机状态", {
  ok: "在用",
  locked: "太久没有登录，已锁",
  wipe: "已停用，要清除",
});

export const DeviceStanding = z.object({
  state: z.enum(deviceStateCodes.codes),
  /** Until when the files open without a log-in, by the server's clock; each log-in and each sync begins it anew. */
  leaseUntil: z.string(),
  /** In one sentence, where something is to be said. */
  told: z.string().nullable(),
});
export type DeviceStanding = z.output<typeof DeviceStanding>;

const deviceKey = z.string().min(20).max(100).meta({ sensitivity: "L4" });

export const enrolDevice = operation({
  name: "sync.device.enrol",
  method: "POST",
  path: "/api/sync/devices",
  title: "登记一部手机",
  effect: "write",
  verb: "phone.use",
  body: z.strictObject({
    /** Made on the phone; the same phone enrolled again gets new keys. */
    id: z.uuid(),
    /** As the holder would tell it from another: the browser's and the system's name. */
    name: z.string().trim().min(1).max(80).meta({ label: "手机" }),
    appVersion: z.string().max(40).meta({ label: "页面版本" }),
  }),
  output: z.object({
    contactKey: z.string(),
    renewalKey: z.string(),
    /** A third of the key to the files: the phone forgets it when the lease is over, the server gives it again at a log-in. */
    leaseShare: z.string(),
    device: DeviceStanding,
    serverAt: z.string(),
  }),
  problems: [syncProblems.deviceOfOther],
});

/** The phone knows its holder by the PIN; the server knows the phone by its key. */
export const renewSession = operation({
  name: "sync.session.renew",
  method: "POST",
  path: "/api/sync/sessions",
  title: "用已登记的手机继续登录",
  effect: "write",
  verb: "public",
  // It stands in the log like any log-in.
  audited: false,
  body: z.strictObject({ deviceId: z.uuid(), renewalKey: deviceKey }),
  output: SessionAnswer,
  problems: [
    syncProblems.deviceUnknown,
    syncProblems.deviceEnded,
    syncProblems.leaseOver,
    identityProblems.locked,
    identityProblems.noPost,
  ],
});

/** Asked before anything else, without a session: a lost phone learns here that it must be emptied. */
export const contactDevice = operation({
  name: "sync.device.contact",
  method: "POST",
  path: "/api/sync/contacts",
  title: "手机报到",
  effect: "write",
  verb: "public",
  audited: false,
  body: z.strictObject({
    deviceId: z.uuid(),
    contactKey: deviceKey,
    appVersion: z.string().max(40),
    /** The phone's own clock at this moment: by how much it is off is kept, and flagged past ten minutes. */
    at: z.iso.datetime({ offset: true }).optional(),
    /** How many wait on the phone, and the highest number that it has given: what never arrives is missed by name. */
    waiting: z.int().min(0).max(100_000),
    lastN: z.int().min(0),
    /** It has emptied itself as it was told to. */
    isWiped: z.boolean().default(false),
    /** Without anything about a person: times in milliseconds, bytes. */
    telemetry: z
      .partialRecord(
        z.enum(["bootMs", "openFileMs", "saveMs", "syncMs", "usedBytes", "quotaBytes", "failures"]),
        z.number().min(0),
      )
      .optional(),
  }),
  output: z.object({ device: DeviceStanding, serverAt: z.string() }),
  problems: [syncProblems.deviceUnknown],
});

export const DeviceRow = z.object({
  id: z.uuid(),
  name: z.string().meta({ label: "手机" }),
  holder: z.string().meta({ label: "使用人" }),
  places: z.array(z.string()).meta({ label: "村（社区）" }),
  state: z.enum(deviceStateCodes.codes).meta({ label: "状态" }),
  enrolledAt: z.string(),
  lastContactAt: z.string().nullable().meta({ label: "上次联系" }),
  lastSyncAt: z.string().nullable().meta({ label: "上次同步" }),
  appVersion: z.string(),
  /** As the phone said at its last contact. */
  waiting: z.int().meta({ label: "没有上传" }),
  /** Numbers that this phone has given and that never came: 57–59. */
  missing: z.array(z.object({ from: z.int(), to: z.int() })),
  /** More than ten minutes off: by how many minutes. */
  clockOffMinutes: z.int().nullable(),
  endedAt: z.string().nullable(),
  endedWhy: z.string().nullable(),
  wipedAt: z.string().nullable(),
  can: z.array(z.enum(["end"])),
});
export type DeviceRow = z.output<typeof DeviceRow>;

export const listDevices = operation({
  name: "sync.devices.list",
  method: "GET",
  path: "/api/sync/devices",
  title: "查看登记的手机",
  effect: "read",
  verb: "phone.look",
  audited: false,
  query: z.strictObject({
    /** Not heard of for so many days. */
    silentDays: z.coerce.number().int().min(1).max(365).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(DeviceRow), nextCursor: z.string().nullable() }),
});

export const endDevice = operation({
  name: "sync.device.end",
  method: "POST",
  path: "/api/sync/devices/{id}/end",
  title: "停用一部手机（丢失、离岗、换机）",
  effect: "write",
  verb: "phone.end",
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(2, "请写明原因").max(200).meta({ label: "原因" }) }),
  output: DeviceRow,
});
