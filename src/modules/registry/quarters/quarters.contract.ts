/** The quarter: each village confirms its children, the township reviews, the district closes; what was closed never changes. */
import { z } from "zod";
import { freeText } from "../../../kernel/free-text.ts";
import { operation } from "../../../kernel/operation.ts";
import { quarterProblems } from "./quarter-problems.contract.ts";

export const QuarterId = z
  .string()
  .regex(/^20\d{2}Q[1-4]$/, "季度形如 2026Q3")
  .meta({ label: "季度" });
export const QuarterParams = z.object({ quarter: QuarterId });

/** The lists that a quarter confirms and freezes. */
export const frozenLedgerKeys = ["orphan", "defactoUnattended", "leftBehind", "inDifficulty", "all"] as const;
export type FrozenLedgerKey = (typeof frozenLedgerKeys)[number];

const Counts = z.record(z.enum(frozenLedgerKeys), z.int());
const Progress = z.object({
  villages: z.int(),
  /** Confirmed and not returned, reviewed ones included. */
  confirmed: z.int(),
  accepted: z.int(),
  returned: z.int(),
  townships: z.int(),
  /** Townships whose villages are all accepted. */
  reviewed: z.int(),
});

export const QuarterSummary = z.object({
  id: QuarterId,
  title: z.string(),
  asOf: z.string(),
  dueOn: z.string(),
  state: z.enum(["open", "closed"]),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  /** Of the villages that the asking post sees. */
  progress: Progress,
});
export type QuarterSummary = z.output<typeof QuarterSummary>;

export const villageStates = {
  waiting: "待确认",
  confirmed: "已确认，待镇街审核",
  accepted: "镇街已审核",
  returned: "已退回，待重新确认",
} as const;
export type VillageState = keyof typeof villageStates;

export const QuarterVillage = z.object({
  code: z.string(),
  name: z.string(),
  townshipCode: z.string(),
  townshipName: z.string(),
  state: z.enum(Object.keys(villageStates) as VillageState[]),
  counts: Counts,
  changes: z.object({ came: z.int(), left: z.int(), changed: z.int() }),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  /** Why the township sent it back. */
  returnReason: z.string().nullable(),
  can: z.array(z.enum(["confirm", "withdraw", "accept", "return"])),
});

export const QuarterView = z.object({
  ...QuarterSummary.shape,
  closeReason: z.string().nullable(),
  /** The quarter that the changes are measured against. */
  comparedWith: z.string().nullable(),
  counts: Counts,
  changes: z.object({ came: z.int(), left: z.int(), changed: z.int() }),
  villages: z.array(QuarterVillage),
  townships: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      villages: z.int(),
      confirmed: z.int(),
      accepted: z.int(),
      reviewed: z.boolean(),
    }),
  ),
  /** Digest of each frozen ledger and the seal over them; empty while open. */
  seals: z.array(
    z.object({
      ledger: z.enum(frozenLedgerKeys),
      title: z.string(),
      rows: z.int(),
      digest: z.string(),
      scheme: z.string(),
      value: z.string(),
      meaning: z.string(),
      signedText: z.string().meta({ label: "签名的原文" }),
      publicKey: z.string().nullable().meta({ label: "验证签名的公钥（PEM）" }),
    }),
  ),
  can: z.array(z.enum(["confirm", "review", "close", "export", "copy"])),
});
export type QuarterView = z.output<typeof QuarterView>;

export const readSigningKey = operation({
  name: "quarter.signingKey.read",
  method: "GET",
  path: "/api/quarters/signing-key",
  title: "取得验证季度封存签名的公钥",
  effect: "read",
  verb: "public",
  audited: false,
  output: z.object({
    scheme: z.string(),
    publicKey: z.string().meta({ label: "公钥（PEM）" }),
    userId: z.string().meta({ label: "SM2 用户标识" }),
    meaning: z.string(),
  }),
});

export const listQuarters = operation({
  name: "quarter.list",
  method: "GET",
  path: "/api/quarters",
  title: "查看各季度",
  effect: "read",
  verb: "quarter.read",
  audited: false,
  output: z.object({ items: z.array(QuarterSummary) }),
});

export const readQuarter = operation({
  name: "quarter.read",
  method: "GET",
  path: "/api/quarters/{quarter}",
  title: "查看季度确认进度",
  effect: "read",
  verb: "quarter.read",
  audited: false,
  params: QuarterParams,
  output: QuarterView,
  clauses: ["R-135"],
});

export const closeQuarter = operation({
  name: "quarter.close",
  method: "POST",
  path: "/api/quarters/{quarter}/close",
  title: "封存季度台账",
  effect: "write",
  verb: "quarter.close",
  params: QuarterParams,
  body: z.strictObject({
    reason: freeText(500).min(2).optional().meta({ label: "未审核完仍封存的原因" }),
  }),
  output: QuarterSummary,
  problems: [quarterProblems.unreviewed, quarterProblems.earlierOpen],
  clauses: ["R-135"],
});
